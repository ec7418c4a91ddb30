package io.acknet.change;

import io.acknet.audit.AuditEvent;
import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Cancellable;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.ChangeState.Waiting;
import io.acknet.store.ChangeFilter;
import io.acknet.store.ClusterLock;
import io.acknet.store.Stop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where people bring their changes: what they may do to one, and what is then true of it.
///
/// Each method reads the change, judges, and swaps it in one transaction with its audit row. Where
/// somebody else was faster it reads again and judges again, so in a race exactly one wins, and what the
/// others are told is what is stored.
///
/// `who` must come from the signed envelope and the workspace; `id` may be the id that a button carries
/// or the handle that a person typed.
public final class ChangeDesk {
    /// How often a change is read again before somebody is told that it is busy.
    private static final int ATTEMPTS = 40;

    /// A claim stands for milliseconds before the change executes.
    private static final Duration BUSY = Duration.ofMillis(25);

    private static final int RECENT = 1_000;

    private final Ledger ledger;
    private final Rights rights;
    private final Proposals proposals;
    private final Executions executions;
    private final Around around;

    public ChangeDesk(Rights rights, Planning planning, Executions executions, Around around) {
        this.ledger = rights.ledger();
        this.rights = rights;
        this.executions = executions;
        this.around = around;
        this.proposals = new Proposals(planning, rights, around);
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
                        return stands(change);
                    }
                    if (!who.account().equals(change.request().requester())) {
                        return refuse(
                                change, who, Action.REQUEST, List.of(Refusals.notTheRequester()));
                    }
                    Subject subject = rights.subject(change, now);
                    List<Reason> against = rights.against(Action.REQUEST, who, subject, now);
                    return against.isEmpty()
                            ? new Go(
                                    pending.confirm(),
                                    Events.by(who.account(), "confirmed", change))
                            : refuse(change, who, Action.REQUEST, against);
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

    private Decision approved(Change change, Who who, Yes yes, Instant now) {
        if (!(change.state() instanceof Pending pending)) {
            return stands(change);
        }
        Action action = yes.glass().isPresent() ? Action.BREAK_GLASS : Action.APPROVE;
        if (pending.approvedBy(who.account())
                && rights.against(action, who, rights.subject(change, now), now).isEmpty()) {
            return new Stay(
                    new Answer.Stands(
                            change,
                            Refusals.approvedAlready(
                                    pending.needed() - pending.approvals().size())));
        }
        List<Reason> against =
                new Approving(rights, change, pending).against(action, who, yes, now);
        if (!against.isEmpty()) {
            return refuse(change, who, action, against);
        }
        Approval approval = new Approval(who.account(), now, yes.glass());
        ChangeState next = pending.approve(approval, now.plus(rights.policy().start()));
        return new Go(
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
                        return stands(change);
                    }
                    Subject subject = rights.subject(change, now);
                    List<Reason> against = rights.against(Action.DENY, who, subject, now);
                    if (!against.isEmpty()) {
                        return refuse(change, who, Action.DENY, against);
                    }
                    if (reason.isBlank()) {
                        return refuse(change, who, Action.DENY, List.of(Refusals.reasonMissing()));
                    }
                    return new Go(
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
                        return stands(change);
                    }
                    Subject subject = rights.subject(change, now);
                    List<Reason> against = rights.against(Action.CANCEL, who, subject, now);
                    return against.isEmpty()
                            ? new Go(
                                    open.cancel(who.account(), now),
                                    Events.by(who.account(), "cancelled", change))
                            : refuse(change, who, Action.CANCEL, against);
                });
    }

    /// Has a halted change go on from where it stopped.
    public Answer proceed(String id, Who who) {
        Optional<Change> found = find(id);
        if (found.isEmpty()) {
            return new Answer.NoSuchChange(id);
        }
        Instant now = now();
        Change change = expireIfLate(found.get(), now);
        if (!(change.state() instanceof Halted)) {
            return stands(change).answer();
        }
        List<Reason> against =
                new ArrayList<>(
                        rights.against(Action.CONTINUE, who, rights.subject(change, now), now));
        against.addAll(rights.againstStart(change, around.people(), now));
        if (!against.isEmpty()) {
            return refuse(change, who, Action.CONTINUE, against.stream().distinct().toList())
                    .answer();
        }
        Optional<Change> executing =
                executions.proceed(change, Events.by(who.account(), "continued", change));
        if (executing.isPresent()) {
            return new Answer.Done(executing.get());
        }
        Change stored = ledger.find(change.id()).orElse(change);
        return stored.state() instanceof Halted
                ? refuse(stored, who, Action.CONTINUE, List.of(busy(stored, now))).answer()
                : stands(stored).answer();
    }

    private Reason busy(Change change, Instant now) {
        String uid = change.request().plan().cluster().uid();
        return Refusals.busy(ledger.holder(uid, now));
    }

    /// Turns the kill switch on: no step starts on the cluster any more.
    ///
    /// @param scope UID of a cluster, or `Stop.ALL`
    /// @param subject the cluster; each cluster of the policy counts for `Stop.ALL`
    public Answer stop(String scope, Subject subject, Who who, String reason) {
        List<Reason> against = rights.against(Action.STOP, who, subject, now());
        if (!against.isEmpty()) {
            return refused(who, Action.STOP, scope, against);
        }
        Stop stop = new Stop(scope, who.account().text(), reason, now());
        ledger.stop(stop, Events.stop(who.account(), "set", scope, reason));
        return new Answer.Stopped(
                ledger.stops().stream()
                        .filter(on -> on.scope().equals(scope))
                        .findFirst()
                        .orElse(stop));
    }

    /// Turns the kill switch off. What it has halted waits for somebody to continue it.
    public Answer resume(String scope, Subject subject, Who who) {
        List<Reason> against = rights.against(Action.STOP, who, subject, now());
        if (!against.isEmpty()) {
            return refused(who, Action.STOP, scope, against);
        }
        ledger.resume(scope, Events.stop(who.account(), "cleared", scope, ""));
        return new Answer.Resumed(scope);
    }

    /// Lets everything expire that has waited too long.
    public void expire() {
        Instant now = now();
        ledger.list(ChangeFilter.in("PENDING", "APPROVED").expiredAt(now).limit(RECENT))
                .forEach(change -> expireIfLate(change, now));
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
        return ledger.holder(clusterUid, now());
    }

    /// Who could do this to a change, by their roles, for the card.
    public Candidates whoCould(Action action, Change change) {
        return rights.policy().whoCould(action, rights.subject(change, now()));
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
        return rights.policy().frozen(change.request().plan().cluster().name(), now());
    }

    /// Everything that stands between a person and an action on a change. Writes nothing.
    public Optional<Why> why(String id, Who who, Action action) {
        Instant now = now();
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
                rights.policy().whoCould(action, subject),
                ledger.stopping(uid),
                ledger.holder(uid, now));
    }

    /// Everything that stands between a person and a fix, missing rights in the cluster included. Plans,
    /// and writes nothing.
    public Why why(Asking asking) {
        return proposals.why(asking);
    }

    private Answer move(String id, Judge judge) {
        Optional<Change> found = find(id);
        if (found.isEmpty()) {
            return new Answer.NoSuchChange(id);
        }
        Change change = found.get();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = now();
            Change live = expireIfLate(change, now);
            switch (judge.on(live, now)) {
                case Stay stay -> {
                    return stay.answer();
                }
                case Go go -> {
                    around.failpoints().at("decision.before");
                    if (ledger.swap(live, go.next(), now, go.event())) {
                        around.failpoints().at("decision.after");
                        return new Answer.Done(tell(live.then(go.next(), List.of())));
                    }
                }
            }
            change = again(live);
        }
        return new Answer.Stands(change, Refusals.beingStarted());
    }

    /// Reads it again; where nobody has changed it, somebody has just claimed it.
    private Change again(Change change) {
        Change read = ledger.find(change.id()).orElse(change);
        if (read.version() == change.version()) {
            try {
                around.time().sleep(BUSY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a change was busy", e);
            }
        }
        return read;
    }

    private Change expireIfLate(Change change, Instant now) {
        if (!(change.state() instanceof Waiting waiting) || !waiting.isLate(now)) {
            return change;
        }
        ChangeState expired = waiting.expire(now);
        return ledger.swap(change, expired, now, Events.system("expired", change))
                ? tell(change.then(expired, List.of()))
                : ledger.find(change.id()).orElse(change);
    }

    private Change tell(Change change) {
        around.listener().changed(change);
        return change;
    }

    private static Stay stands(Change change) {
        return new Stay(new Answer.Stands(change, Refusals.stands(change)));
    }

    private Stay refuse(Change change, Who who, Action action, List<Reason> reasons) {
        ledger.refused(Events.refused(who, action, change.id(), reasons));
        return new Stay(new Answer.Refused(reasons, Optional.of(change)));
    }

    private Answer refused(Who who, Action action, String subject, List<Reason> reasons) {
        ledger.refused(Events.refused(who, action, subject, reasons));
        return new Answer.Refused(reasons, Optional.empty());
    }

    /// As exact as it is stored.
    private Instant now() {
        return around.time().now().truncatedTo(ChronoUnit.MILLIS);
    }

    private interface Judge {
        Decision on(Change change, Instant now);
    }

    private sealed interface Decision {}

    private record Stay(Answer answer) implements Decision {}

    private record Go(ChangeState next, AuditEvent event) implements Decision {}
}
