package io.acknet.conversation;

import io.acknet.check.Check;
import io.acknet.check.Report;
import io.acknet.conversation.CheckRun.Outcome;
import io.acknet.conversation.Inspection.Unreachable;
import io.acknet.conversation.Reply.AllOffer;
import io.acknet.conversation.Reply.Binding;
import io.acknet.conversation.Reply.CheckOffer;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// All checks at once, on the cluster that a channel is bound to.
public final class FullCheck {
    private final Faq faq;
    private final BoundClusters clusters;
    private final ClusterChecks checks;
    private final Inspection inspection;
    private final SharedRuns runs;

    FullCheck(Faq faq, BoundClusters clusters, ClusterChecks checks) {
        this.faq = faq;
        this.clusters = clusters;
        this.checks = checks;
        this.inspection = checks.inspection();
        this.runs = checks.runs();
    }

    Reply offer(Said said) {
        return clusters.of(said.where())
                .map(bound -> offer(said.lang(), bound))
                .<Reply>map(offer -> new Reply.OfferedAll(said.lang(), offer))
                .orElseGet(() -> Refusals.notBound(said.lang()));
    }

    private AllOffer offer(Lang lang, Binding bound) {
        List<CheckOffer> parts =
                topics().stream()
                        .flatMap(topic -> checks.offer(lang, topic, bound, Map.of()).stream())
                        .toList();
        var run = new Command.RunAll(bound.cluster(), bound.uid(), false);
        return new AllOffer(bound.environment(), parts, run);
    }

    /// Those with a check, in the order of the checks.
    private List<Topic> topics() {
        return inspection.checks().stream().flatMap(check -> topic(check.id()).stream()).toList();
    }

    private Optional<Topic> topic(String check) {
        return faq.topics().stream()
                .filter(topic -> topic.check().filter(check::equals).isPresent())
                .findFirst();
    }

    Reply run(Said said, Command.RunAll run, Consumer<Reply> progress) {
        if (!checks.mayCheck(said)) {
            return Refusals.mayNotCheck(said);
        }
        Optional<Binding> bound = clusters.of(said.where());
        if (bound.isEmpty() || !bound.get().uid().equals(run.uid())) {
            return Refusals.bindingChanged(said.lang(), run.cluster(), "doctor-network");
        }
        AllOffer offer = offer(said.lang(), bound.get());
        var key = new CheckRun.Key(bound.get().cluster(), bound.get().uid(), ids(), Map.of());
        try {
            SharedRuns.Ended ended =
                    runs.run(
                            new SharedRuns.Asked(key, said.who().id(), run.again()),
                            state -> progress.accept(underWay(said.lang(), offer, state)));
            return ended(said.lang(), offer, ended);
        } catch (Unreachable e) {
            return Refusals.cannotReach(said.lang(), e);
        }
    }

    private List<String> ids() {
        return inspection.checks().stream()
                .map(Check::id)
                .filter(id -> topic(id).isPresent())
                .toList();
    }

    private Reply underWay(Lang lang, AllOffer offer, CheckRun.State state) {
        return new Reply.CheckingAll(
                lang,
                offer,
                parts(lang, offer, state.done()),
                state.now().flatMap(this::topic).map(topic -> topic.in(lang).title()),
                new Command.CancelRun(state.run()));
    }

    private Reply ended(Lang lang, AllOffer offer, SharedRuns.Ended ended) {
        return switch (ended.outcome()) {
            case Outcome.Done(List<Report> reports) ->
                    new Reply.CheckedAll(
                            lang,
                            offer,
                            worstFirst(parts(lang, offer, reports)),
                            List.of(),
                            Optional.empty(),
                            ended.earlier());
            case Outcome.Cancelled(List<Report> reports, String by) ->
                    new Reply.CheckedAll(
                            lang,
                            offer,
                            worstFirst(parts(lang, offer, reports)),
                            left(offer, reports),
                            Optional.of(by),
                            ended.earlier());
            case Outcome.OtherCluster _ -> Refusals.otherCluster(lang, offer.run().cluster());
        };
    }

    private List<Reply.Checked> parts(Lang lang, AllOffer offer, List<Report> reports) {
        List<Reply.Checked> parts = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            Topic topic = topic(report.check()).orElseThrow();
            CheckOffer part = offer.parts().get(i);
            parts.add(new Reply.Checked(lang, topic, report, part, Optional.empty()));
        }
        return parts;
    }

    private static List<Reply.Checked> worstFirst(List<Reply.Checked> parts) {
        return parts.stream()
                .sorted(Comparator.comparingInt(part -> part.report().verdict().rank()))
                .toList();
    }

    private static List<String> left(AllOffer offer, List<Report> reports) {
        return offer.parts().stream().skip(reports.size()).map(CheckOffer::topicTitle).toList();
    }
}
