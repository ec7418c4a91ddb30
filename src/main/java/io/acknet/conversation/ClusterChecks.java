package io.acknet.conversation;

import io.acknet.check.BadRequest;
import io.acknet.check.Check;
import io.acknet.check.Params;
import io.acknet.conversation.Inspection.Unreachable;
import io.acknet.conversation.Reply.Binding;
import io.acknet.conversation.Reply.CheckOffer;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Checks of the cluster that a channel is bound to: offered, narrowed down, run.
public final class ClusterChecks {
    private final Faq faq;
    private final BoundClusters clusters;
    private final Inspection inspection;
    private final SharedRuns runs;
    private final Roles roles;

    public ClusterChecks(Faq faq, BoundClusters clusters, SharedRuns runs, Roles roles) {
        this.faq = faq;
        this.clusters = clusters;
        this.inspection = runs.inspection();
        this.runs = runs;
        this.roles = roles;
    }

    Inspection inspection() {
        return inspection;
    }

    SharedRuns runs() {
        return runs;
    }

    boolean mayCheck(Said said) {
        return roles.mayCheck(said.who());
    }

    Optional<Check> of(Topic topic) {
        return topic.check().flatMap(inspection::check);
    }

    /// The check of a topic on the cluster that is bound here.
    Optional<CheckOffer> offer(Said said, Topic topic, Map<String, String> params) {
        return clusters.of(said.where()).flatMap(bound -> offer(said.lang(), topic, bound, params));
    }

    Optional<CheckOffer> offer(Lang lang, Topic topic, Binding bound, Map<String, String> params) {
        var run = Command.RunCheck.once(topic.id(), bound.cluster(), bound.uid(), params);
        return offer(lang, topic, bound.environment(), run);
    }

    private Optional<CheckOffer> offer(
            Lang lang, Topic topic, String environment, Command.RunCheck run) {
        return of(topic)
                .map(check ->
                        new CheckOffer(
                                topic.in(lang).title(),
                                environment,
                                check.reading(),
                                taken(check),
                                run));
    }

    /// Says on which cluster a check would run, and what it would look at.
    Reply offer(Said said, Command.OfferCheck wanted) {
        Optional<Topic> topic = faq.topic(wanted.topic());
        if (topic.isEmpty()) {
            return Refusals.gone(said.lang(), wanted.topic());
        }
        Optional<Check> check = of(topic.get());
        if (check.isEmpty()) {
            return Refusals.noCheck(said.lang(), topic.get());
        }
        try {
            validate(check.get(), wanted.params());
        } catch (BadRequest e) {
            return Refusals.badParameter(said, e, wanted.topic(), taken(check.get()));
        }
        return offer(said, topic.get(), wanted.params())
                .<Reply>map(offer -> new Reply.OfferedCheck(said.lang(), offer))
                .orElseGet(() -> Refusals.notBound(said.lang()));
    }

    Reply run(Said said, Command.RunCheck run, Consumer<Reply> progress) {
        if (!mayCheck(said)) {
            return Refusals.mayNotCheck(said);
        }
        Optional<Topic> topic = faq.topic(run.topic());
        Optional<Binding> bound = clusters.of(said.where());
        if (topic.isEmpty()) {
            return Refusals.gone(said.lang(), run.topic());
        }
        if (bound.isEmpty() || !bound.get().uid().equals(run.uid())) {
            return Refusals.bindingChanged(said.lang(), run.cluster(), run.topic());
        }
        return offer(said, topic.get(), run.params())
                .map(offer -> run(said, topic.get(), new Wanted(offer, run.again()), progress))
                .orElseGet(() -> Refusals.noCheck(said.lang(), topic.get()));
    }

    private record Wanted(CheckOffer offer, boolean again) {}

    private Reply run(Said said, Topic topic, Wanted wanted, Consumer<Reply> progress) {
        Lang lang = said.lang();
        CheckOffer offer = wanted.offer();
        Command.RunCheck run = offer.run();
        String check = topic.check().orElseThrow();
        var key = new CheckRun.Key(run.cluster(), run.uid(), List.of(check), run.params());
        try {
            SharedRuns.Ended ended =
                    runs.run(
                            new SharedRuns.Asked(key, said.who().id(), wanted.again()),
                            state -> progress.accept(underWay(lang, offer, state)));
            return switch (ended.outcome()) {
                case CheckRun.Outcome.Done(var reports) ->
                        new Reply.Checked(lang, topic, reports.getFirst(), offer, ended.earlier());
                case CheckRun.Outcome.Cancelled(var _, String by) ->
                        new Reply.CheckCancelled(lang, offer, by);
                case CheckRun.Outcome.OtherCluster _ -> Refusals.otherCluster(lang, run.cluster());
            };
        } catch (Unreachable e) {
            return Refusals.cannotReach(lang, e);
        } catch (BadRequest e) {
            return Refusals.badParameter(said, e, topic.id(), offer.takes());
        }
    }

    private static Reply underWay(Lang lang, CheckOffer offer, CheckRun.State state) {
        return new Reply.Checking(lang, offer, new Command.CancelRun(state.run()));
    }

    /// Whoever may check the cluster of the run here may end it.
    Reply cancel(Said said, Command.CancelRun cancel) {
        if (!mayCheck(said)) {
            return Refusals.mayNotCheck(said);
        }
        Optional<String> uid = clusters.of(said.where()).map(Binding::uid);
        SharedRuns.Cancelling came =
                uid.map(it -> runs.cancel(cancel.run(), it, said.who().id()))
                        .orElse(SharedRuns.Cancelling.OVER);
        return switch (came) {
            case DONE -> new Reply.Done(said.lang(), Sentences.cancelled());
            case PASSED_ON -> new Reply.Done(said.lang(), Sentences.cancelPassedOn());
            case OVER ->
                    new Reply.Refused(
                            said.lang(), Sentences.alreadyOver(), Sentences.seeTheMessage());
        };
    }

    /// Asks what in particular a check is to look at: one field for each parameter that it takes, filled
    /// in with those it would run with now.
    Optional<Form> form(Lang lang, Command.RunCheck run) {
        String environment =
                inspection.named(run.cluster()).map(Inspection.Named::environment).orElse("");
        return faq.topic(run.topic())
                .flatMap(topic -> offer(lang, topic, environment, run))
                .map(offer ->
                        new Form(
                                lang,
                                Sentences.NARROW,
                                new Text(offer.topicTitle(), offer.topicTitle()),
                                Sentences.narrowOn(run.cluster(), environment, offer.reads()),
                                offer.takes().stream().map(key -> field(key, run)).toList(),
                                Sentences.RUN));
    }

    private static Form.Field field(Params.Key key, Command.RunCheck run) {
        return new Form.Field(
                key.word(),
                key.title(),
                Sentences.form(key),
                key.example(),
                run.params().getOrDefault(key.word(), ""),
                Form.Size.OPTIONAL_LINE);
    }

    Form.Filled fill(Command.RunCheck run) {
        Map<Params.Key, Text> objections = objections(run);
        return objections.isEmpty()
                ? new Form.Filled.Ready(run)
                : new Form.Filled.Wrong(
                        objections.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                entry -> entry.getKey().word(),
                                                Map.Entry::getValue)));
    }

    /// What is wrong with each parameter; what is wrong with all together stands at the last one.
    private Map<Params.Key, Text> objections(Command.RunCheck run) {
        Map<Params.Key, Text> objections = new EnumMap<>(Params.Key.class);
        Optional<Check> check = faq.topic(run.topic()).flatMap(this::of);
        List<Params.Key> given =
                check.map(ClusterChecks::taken).orElse(List.of()).stream()
                        .filter(key -> run.params().containsKey(key.word()))
                        .toList();
        given.forEach(key ->
                key.objection(run.params().getOrDefault(key.word(), ""))
                        .ifPresent(objection -> objections.put(key, objection)));
        if (objections.isEmpty() && !given.isEmpty()) {
            try {
                validate(check.orElseThrow(), run.params());
            } catch (BadRequest e) {
                objections.put(given.getLast(), e.text());
            }
        }
        return objections;
    }

    private static void validate(Check check, Map<String, String> params) {
        check.accept(Params.parse(params, check.takes()));
    }

    private static List<Params.Key> taken(Check check) {
        return check.takes().stream().sorted().toList();
    }
}
