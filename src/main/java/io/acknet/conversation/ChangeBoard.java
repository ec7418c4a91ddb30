package io.acknet.conversation;

import io.acknet.change.Action;
import io.acknet.change.Change;
import io.acknet.change.ChangeDesk;
import io.acknet.change.ChangeRequest;
import io.acknet.change.ChangeState;
import io.acknet.change.Reason;
import io.acknet.change.Who;
import io.acknet.conversation.Reply.Binding;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.store.ChangeFilter;
import io.acknet.store.Stop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What there is to see of changes: their cards, lists of them, what is on its way. Changes nothing.
final class ChangeBoard {
    private static final int LISTED = 10;

    private final ChangeDesk desk;
    private final Fixes fixes;
    private final BoundClusters clusters;

    ChangeBoard(ChangeDesk desk, Fixes fixes, BoundClusters clusters) {
        this.desk = desk;
        this.fixes = fixes;
        this.clusters = clusters;
    }

    /// The card of a change, drawn anew whenever something has happened to it.
    Optional<Reply> card(String id, Lang lang) {
        return desk.find(id).<Reply>map(change -> card(change, lang));
    }

    /// The cards of the changes that wait for this person's approval, the newest first.
    List<Reply.ChangeCard> waitingFor(Person person, Lang lang) {
        return desk.list(ChangeFilter.in("PENDING").limit(LISTED)).stream()
                .map(change -> card(change, lang))
                .filter(card -> waitsFor(card, ChangeTalk.who(person)))
                .toList();
    }

    private static boolean waitsFor(Reply.ChangeCard card, Who who) {
        return card.change().state() instanceof ChangeState.Pending pending
                && pending.confirmed()
                && !pending.approvedBy(who.account())
                && card.approvers().include(who);
    }

    private Reply.ChangeCard card(Change change, Lang lang) {
        ChangeRequest request = change.request();
        List<Text> against =
                Stream.concat(
                                desk.frozen(change).map(Reason::what).stream(),
                                stops(request.plan().cluster().uid()).stream())
                        .toList();
        return new Reply.ChangeCard(
                lang,
                change,
                title(request.plan().fix()),
                desk.whoCould(Action.APPROVE, change),
                desk.typesName(change),
                against);
    }

    /// The newest changes of the bound cluster.
    Reply list(Said said) {
        Optional<Binding> bound = clusters.of(said.where());
        if (bound.isEmpty()) {
            return Refusals.notBound(said.lang());
        }
        String uid = bound.get().uid();
        return new Reply.ChangesListed(
                said.lang(),
                bound.get().cluster(),
                desk.list(ChangeFilter.all().ofCluster(uid).limit(LISTED)),
                stops(uid));
    }

    /// What was proposed from a channel since then, as it stands now; empty when nothing was.
    Optional<Reply> digest(String channel, Lang lang, Instant since) {
        List<Change> changes =
                desk.list(ChangeFilter.all().ofChannel(channel).limit(LISTED)).stream()
                        .filter(change -> !change.request().createdAt().isBefore(since))
                        .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Reply.ChangesListed(
                                lang,
                                changes.getFirst().request().plan().cluster().name(),
                                changes,
                                List.of()));
    }

    /// The kill switches that are on, and what is on its way, on the bound cluster.
    List<Text> standing(Said said) {
        return clusters.of(said.where()).map(here -> standing(here.uid())).orElse(List.of());
    }

    private List<Text> standing(String uid) {
        List<Change> open =
                desk.list(
                        ChangeFilter.in("EXECUTING", "HALTED", "APPROVED", "PENDING")
                                .ofCluster(uid)
                                .limit(LISTED));
        return Stream.concat(
                        stops(uid).stream(),
                        open.stream()
                                .map(change -> ChangeSentences.standing(change, title(change))))
                .toList();
    }

    private List<Text> stops(String uid) {
        return desk.stops().stream()
                .filter(stop -> stop.scope().equals(uid) || stop.scope().equals(Stop.ALL))
                .map(ChangeSentences::stopped)
                .toList();
    }

    Text title(Change change) {
        return title(change.request().plan().fix());
    }

    Text title(String fix) {
        return fixes.byId(fix).map(Fix::title).orElse(new Text(fix, fix));
    }
}
