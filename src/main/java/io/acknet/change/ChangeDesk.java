package io.acknet.change;

import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Cancellable;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Pending;
import io.acknet.store.ChangeFilter;
import io.acknet.store.ClusterLock;
import io.acknet.store.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where people bring their changes: what they may do to one, and what is then true of it.
///
/// Each method reads the change, judges, and swaps it in one transaction with its audit row. Where
/// somebody else was faster it reads again and judges again, so in a race exactly one wins, and what the
/// others are told is what is stored.
///
/// `who` must come from the signed envelope and the workspace; `id` may be the id that a button carries
/// or the handle that a person typed.
public final class ChangeDesk {
    private static final int RECENT = 1_000;

    private final Ledger ledger;
    private final Rights rights;
    private final Proposals proposals;
    private final Executions executions;
    private final Around around;
    private final Expiry expiry;
    private final Moves moves;
    private final KillSwitch killSwitch;

    public ChangeDesk(Rights rights, Planning planning, Executions executions, Around around) {
        this.ledger = rights.ledger();
        this.rights = rights;
        this.executions = executions;
        this.around = around;
        this.proposals = new Proposals(planning, rights, around);
        this.expiry = new Expiry(ledger, around);
        this.moves = new Moves(ledger, expiry, around);
        this.killSwitch = new KillSwitch(rights, around);
    }

    /// Proposes a fix: plans it, looks whether it could be carried out, and puts it up for approval. A
    /// request for the same fix with the same parameters that still waits is superseded.
    ///
    /// @return `Done` with a pending change, `NoPlan`, or `Refused`
    /// @throws io.acknet.check.BadRequest when there is no such fix, or a parameter means nothing to it
    public Answer propose(Asking asking) {
        return proposals.propose(asking);
    }

    /// Proposes to take back what a change has done; one that is halted is called off with it. It goes
    /// the whole way of a change of its own.
    public Answer undo(String id, Who who, Where where) {
        Optional<Change> found = find(id);
        return found.isEmpty()
                ? new Answer.NoSuchChange(id)
                : proposals.undo(found.get(), who, where);
    }

    /// The requester's second yes to a plan that lowers security.
    public Answer confirm(String id, Who who) {
        return move(
                id,
                (change, now) -> {
                    if (!(change.state() instanceof Pending pending) || pending.confirmed()) {
                        return Moves.stands(change);
                    }
                    if (!who.account().equals(change.request().requester())) {
                        return moves.refuse(
                                change, who, Action.REQUEST, List.of(Refusals.notTheRequester()));
                    }
                    Subject subject = rights.subject(change, now);
                    List<Reason> against = rights.against(Action.REQUEST, who, subject, now);
                    return against.isEmpty()
                            ? new Moves.Go(
                                    pending.confirm(),
                                    Events.by(who.account(), "confirmed", change))
                            : moves.refuse(change, who, Action.REQUEST, against);
                });
    }

    /// One person's yes. The last one that is needed has the change start as soon as the cluster is
    /// free.
    public Answer approve(String id, Who who, Yes yes) {
        Answer answer = move(id, (change, now) -> approved(change, who, yes, now));
        if (answer instanceof Answer.Done(Change change) && change.state() instanceof Approved) {
            executions.wake();
        }
        return answer;
    }

    private Moves.Decision approved(Change change, Who who, Yes yes, Instant now) {
        if (!(change.state() instanceof Pending pending)) {
            return Moves.stands(change);
        }
        Action action = yes.glass().isPresent() ? Action.BREAK_GLASS : Action.APPROVE;
        if (pending.approvedBy(who.account())
                && rights.against(action, who, rights.subject(change, now), now).isEmpty()) {
            return new Moves.Stay(
                    new Answer.Stands(
                            change,
                            DeskWords.approvedAlready(
                                    pending.needed() - pending.approvals().size())));
        }
        List<Reason> against =
                new Approving(rights, change, pending).against(action, who, yes, now);
        if (!against.isEmpty()) {
            return moves.refuse(change, who, action, against);
        }
        Approval approval = new Approval(who.account(), now, yes.glass());
        ChangeState next = pending.approve(approval, now.plus(rights.policy().start()));
        return new Moves.Go(
                next,
                yes.glass().isPresent()
                        ? Events.by(who.account(), "break-glass", change, yes.glass().get())
                        : Events.by(who.account(), "approved", change));
    }

    /// One no is final.
    ///
    /// @param reason for the requester to read
    public Answer deny(String id, Who who, String reason) {
        return move(
                id,
                (change, now) -> {
                    if (!(change.state() instanceof Pending pending)) {
                        return Moves.stands(change);
                    }
                    Subject subject = rights.subject(change, now);
                    List<Reason> against = rights.against(Action.DENY, who, subject, now);
                    if (!against.isEmpty()) {
                        return moves.refuse(change, who, Action.DENY, against);
                    }
                    if (reason.isBlank()) {
                        return moves.refuse(
                                change, who, Action.DENY, List.of(Refusals.reasonMissing()));
                    }
                    return new Moves.Go(
                            pending.deny(who.account(), reason, now),
                            Events.by(who.account(), "denied", change, reason));
                });
    }

    /// Calls a change off that does not execute. What a halted one has done stays done.
    public Answer cancel(String id, Who who) {
        return move(
                id,
                (change, now) -> {
                    if (!(change.state() instanceof Cancellable open)) {
                        return Moves.stands(change);
                    }
                    Subject subject = rights.subject(change, now);
                    List<Reason> against = rights.against(Action.CANCEL, who, subject, now);
                    return against.isEmpty()
                            ? new Moves.Go(
                                    open.cancel(who.account(), now),
                                    Events.by(who.account(), "cancelled", change))
                            : moves.refuse(change, who, Action.CANCEL, against);
                });
    }

    /// Has a halted change go on from where it stopped.
    public Answer proceed(String id, Who who) {
        Optional<Change> found = find(id);
        if (found.isEmpty()) {
            return new Answer.NoSuchChange(id);
        }
        Instant now = around.now();
        Change change = expiry.ifLate(found.get(), now);
        if (!(change.state() instanceof Halted)) {
            return Moves.stands(change).answer();
        }
        List<Reason> against =
                new ArrayList<>(
                        rights.against(Action.CONTINUE, who, rights.subject(change, now), now));
        against.addAll(rights.againstStart(change, around.people(), now));
        if (!against.isEmpty()) {
            return moves.refuse(change, who, Action.CONTINUE, against.stream().distinct().toList())
                    .answer();
        }
        Optional<Change> executing =
                executions.proceed(change, Events.by(who.account(), "continued", change));
        if (executing.isPresent()) {
            return new Answer.Done(executing.get());
        }
        Change stored = ledger.find(change.id()).orElse(change);
        return stored.state() instanceof Halted
                ? moves.refuse(stored, who, Action.CONTINUE, List.of(busy(stored, now))).answer()
                : Moves.stands(stored).answer();
    }

    private Reason busy(Change change, Instant now) {
        String uid = change.request().plan().cluster().uid();
        return Obstacles.busy(ledger.holder(uid, now));
    }

    /// Turns the kill switch on: no step starts on the cluster any more. One that is on already stays as
    /// it is.
    ///
    /// @param scope UID of a cluster, or `Stop.ALL`
    /// @param subject the cluster; for `Stop.ALL` any one
    public Answer stop(String scope, Subject subject, Who who, String reason) {
        return killSwitch.stop(scope, subject, who, reason);
    }

    /// Turns the kill switch off. What it has halted waits for somebody to continue it.
    public Answer resume(String scope, Subject subject, Who who) {
        return killSwitch.resume(scope, subject, who);
    }

    /// Lets everything expire that has waited too long.
    public void expire() {
        expiry.sweep();
    }

    /// Expects the id that a button carries, or the handle that a person typed.
    public Optional<Change> find(String id) {
        return ledger.find(id).or(() -> byHandle(id));
    }

    private Optional<Change> byHandle(String handle) {
        String wanted = handle.strip().toUpperCase(Locale.ROOT);
        return ledger.list(ChangeFilter.all().limit(RECENT)).stream()
                .filter(change -> change.request().handle().equals(wanted))
                .findFirst();
    }

    /// The newest first.
    public List<Change> list(ChangeFilter filter) {
        return ledger.list(filter);
    }

    /// The kill switches that are on, the oldest first.
    public List<Stop> stops() {
        return ledger.stops();
    }

    /// Who executes on a cluster, since when.
    public Optional<ClusterLock> holder(String clusterUid) {
        return ledger.holder(clusterUid, around.now());
    }

    /// Who could do this to a change, by their roles, for the card.
    public Candidates whoCould(Action action, Change change) {
        Subject subject = rights.subject(change, around.now());
        return rights.policy().whoCould(action, subject).in(around.people());
    }

    /// What somebody may do to the changes of a cluster, by the roles alone.
    public Set<Action> roles(Who who, Subject subject) {
        return Stream.of(Action.values())
                .filter(_ -> who.standing() == Who.Standing.MEMBER)
                .filter(action -> who.isAmong(rights.policy().whoCould(action, subject).ids()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What the rules say against an action on what nobody has planned yet.
    public List<Reason> against(Action action, Who who, Subject subject) {
        return rights.against(action, who, subject, around.now());
    }

    /// Whether the policy knows the cluster and has the fix enabled on it.
    public boolean isEnabled(Subject subject) {
        return rights.policy().enables(subject);
    }

    /// Whether an approver has to type the cluster's name.
    public boolean typesName(Change change) {
        return rights.policy().typesName(change.request().plan().cluster().name());
    }

    /// Why nothing may start on the change's cluster now; empty when it may.
    public Optional<Reason> frozen(Change change) {
        return rights.policy().frozen(change.request().plan().cluster().name(), around.now());
    }

    /// Everything that stands between a person and an action on a change. Writes nothing.
    public Optional<Why> why(String id, Who who, Action action) {
        Instant now = around.now();
        return find(id).map(change -> why(change, who, action, now));
    }

    private Why why(Change change, Who who, Action action, Instant now) {
        Subject subject = rights.subject(change, now);
        List<Reason> against = new ArrayList<>(rights.against(action, who, subject, now));
        against.addAll(rights.rulesChanged(change));
        rights.stopped(change).ifPresent(against::add);
        String uid = change.request().plan().cluster().uid();
        return new Why(
                action,
                subject,
                against,
                rights.policy().whoCould(action, subject).in(around.people()),
                ledger.stopping(uid),
                ledger.holder(uid, now));
    }

    /// What would refuse somebody's yes or no to a waiting change whatever they write with it; empty for
    /// whoever is to be asked. A refusal goes on record.
    ///
    /// @param action `APPROVE`, `BREAK_GLASS` or `DENY`
    public Optional<Answer> objection(String id, Who who, Action action) {
        Optional<Change> found = find(id);
        if (found.isEmpty()) {
            return Optional.of(new Answer.NoSuchChange(id));
        }
        Instant now = around.now();
        Change change = expiry.ifLate(found.get(), now);
        if (!(change.state() instanceof Pending)) {
            return Optional.of(Moves.stands(change).answer());
        }
        List<Reason> against =
                new ArrayList<>(rights.against(action, who, rights.subject(change, now), now));
        if (action != Action.DENY) {
            against.addAll(rights.rulesChanged(change));
            rights.stopped(change).ifPresent(against::add);
        }
        return against.isEmpty()
                ? Optional.empty()
                : Optional.of(moves.refuse(change, who, action, against).answer());
    }

    /// Everything that stands between a person and a fix, missing rights in the cluster included. Plans,
    /// and writes nothing.
    public Why why(Asking asking) {
        return proposals.why(asking);
    }

    private Answer move(String id, Moves.Judge judge) {
        return find(id).map(change -> moves.move(change, judge))
                .orElseGet(() -> new Answer.NoSuchChange(id));
    }
}
