package io.acknet.change;

import io.acknet.change.ChangeState.Ended;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.Planning.Outcome;
import io.acknet.fix.Fingerprint;
import io.acknet.fix.Plan;
import io.acknet.store.ChangeFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a change request comes into being.
final class Proposals {
    private static final int RECENT = 1_000;

    private final Ledger ledger;
    private final Planning planning;
    private final Rights rights;
    private final Around around;
    private final Ids ids = new Ids();

    Proposals(Planning planning, Rights rights, Around around) {
        this.ledger = rights.ledger();
        this.planning = planning;
        this.rights = rights;
        this.around = around;
    }

    Answer propose(Asking asking) {
        Subject subject = Subject.of(asking.cluster(), asking.environment(), asking.fix());
        List<Reason> against = against(asking.who(), subject, asking.uid());
        if (!against.isEmpty()) {
            return refuse(asking.who(), asking.fix(), against);
        }
        return switch (plan(asking)) {
            case Outcome.None none -> new Answer.NoPlan(none.why(), none.reason(), none.next());
            case Outcome.Blocked(Plan _, var reasons) ->
                    refuse(asking.who(), asking.fix(), reasons);
            case Outcome.Ready ready ->
                    ready.plan().cluster().uid().equals(asking.uid())
                            ? create(
                                    ready,
                                    new Origin(asking.who(), asking.where(), Optional.empty()))
                            : refuse(
                                    asking.who(),
                                    asking.fix(),
                                    List.of(Obstacles.otherCluster(asking.cluster())));
        };
    }

    Answer undo(Change change, Who who, Where where) {
        if (change.request().undoOf().isPresent() || !mayBeUndone(change)) {
            return new Answer.Stands(change, DeskWords.cannotUndo(change));
        }
        Plan plan = change.request().plan();
        List<Reason> against = against(who, Subject.of(plan), plan.cluster().uid());
        if (!against.isEmpty()) {
            return refuse(who, change.id(), against);
        }
        return switch (planning.undo(who.account(), change)) {
            case Outcome.None none -> new Answer.NoPlan(none.why(), none.reason(), none.next());
            case Outcome.Blocked(Plan _, var reasons) -> refuse(who, change.id(), reasons);
            case Outcome.Ready ready -> {
                Answer answer = create(ready, new Origin(who, where, Optional.of(change.id())));
                callOff(change, who);
                yield answer;
            }
        };
    }

    Why why(Asking asking) {
        Subject subject = Subject.of(asking.cluster(), asking.environment(), asking.fix());
        List<Reason> against = new ArrayList<>(against(asking.who(), subject, asking.uid()));
        if (plan(asking) instanceof Outcome.Blocked(Plan plan, var reasons)) {
            against.addAll(against(asking.who(), Subject.of(plan), asking.uid()));
            against.addAll(reasons);
        }
        return new Why(
                Action.REQUEST,
                subject,
                against.stream().distinct().toList(),
                rights.policy().whoCould(Action.REQUEST, subject).in(around.people()),
                ledger.stopping(asking.uid()),
                ledger.holder(asking.uid(), around.now()));
    }

    private Outcome plan(Asking asking) {
        return planning.plan(
                asking.who().account(), asking.cluster(), asking.fix(), asking.params());
    }

    /// Who asks, from where, and what it takes back.
    private record Origin(Who who, Where where, Optional<String> undoOf) {}

    private Answer create(Outcome.Ready ready, Origin origin) {
        Plan plan = ready.plan();
        Instant now = around.now();
        Subject subject = Subject.of(plan).by(origin.who().account());
        List<Reason> against = rights.against(Action.REQUEST, origin.who(), subject, now);
        if (!against.isEmpty()) {
            return refuse(origin.who(), plan.fix(), against);
        }
        ChangeRequest request = request(ready, origin, now);
        Change change =
                new Change(
                        request,
                        new Pending(
                                request.approvals(),
                                plan.downgrade().isEmpty(),
                                List.of(),
                                request.expiresAt()),
                        1,
                        List.of());
        around.failpoints().at("request.before");
        ledger.create(change, Events.requested(change));
        around.failpoints().at("request.after");
        around.tell(change);
        supersedeOlder(change, now);
        return new Answer.Done(change);
    }

    private ChangeRequest request(Outcome.Ready ready, Origin origin, Instant now) {
        Plan plan = ready.plan();
        Policy policy = rights.policy();
        String version = policy.version(plan.cluster().name());
        return new ChangeRequest(
                freshId(plan.cluster().uid()),
                plan,
                Fingerprint.of(plan, version),
                version,
                policy.approvals(plan.cluster().name()),
                origin.who().account(),
                origin.where(),
                now,
                now.plus(policy.expires()),
                origin.undoOf(),
                ready.diff());
    }

    /// One whose handle no other recent change of the cluster has.
    private String freshId(String uid) {
        List<Change> recent = ledger.list(ChangeFilter.all().ofCluster(uid).limit(RECENT));
        String id = ids.next();
        while (isTaken(id, recent)) {
            id = ids.next();
        }
        return id;
    }

    private static boolean isTaken(String id, List<Change> recent) {
        String handle = id.substring(0, id.indexOf('-'));
        return recent.stream()
                .anyMatch(change -> change.request().handle().equalsIgnoreCase(handle));
    }

    private void supersedeOlder(Change change, Instant now) {
        String uid = change.request().plan().cluster().uid();
        ledger.list(ChangeFilter.in("PENDING").ofCluster(uid).limit(RECENT)).stream()
                .filter(older -> !older.id().equals(change.id()) && sameWish(older, change))
                .forEach(older -> supersede(older, change, now));
    }

    private static boolean sameWish(Change older, Change newer) {
        ChangeRequest a = older.request();
        ChangeRequest b = newer.request();
        return a.plan().fix().equals(b.plan().fix())
                && a.plan().params().equals(b.plan().params())
                && a.undoOf().equals(b.undoOf());
    }

    /// Where it is not pending any more, there is nothing to supersede.
    private void supersede(Change older, Change newer, Instant now) {
        if (older.state() instanceof Pending pending) {
            ChangeState next = pending.supersede(newer.id(), now);
            if (ledger.swap(older, next, now, Events.system("superseded", older, newer.id()))) {
                around.tell(older.then(next, List.of()));
            }
        }
    }

    private void callOff(Change change, Who who) {
        if (change.state() instanceof Halted halted) {
            Instant now = around.now();
            ChangeState next = halted.cancel(who.account(), now);
            if (ledger.swap(change, next, now, Events.by(who.account(), "cancelled", change))) {
                around.tell(change.then(next, List.of()));
            }
        }
    }

    private static boolean mayBeUndone(Change change) {
        boolean still = change.state() instanceof Ended || change.state() instanceof Halted;
        return still && change.actions().values().stream().anyMatch(Calls::landed);
    }

    /// What stands against any proposal for this cluster now.
    private List<Reason> against(Who who, Subject subject, String uid) {
        Instant now = around.now();
        List<Reason> against = new ArrayList<>(rights.against(Action.REQUEST, who, subject, now));
        ledger.stopping(uid).map(Obstacles::stopped).ifPresent(against::add);
        if (ledger.holder(uid, now).isPresent()) {
            against.add(Obstacles.busy(ledger.holder(uid, now)));
        }
        return against;
    }

    private Answer refuse(Who who, String subject, List<Reason> reasons) {
        ledger.refused(Events.refused(who, Action.REQUEST, subject, reasons));
        return new Answer.Refused(reasons, Optional.empty());
    }
}
