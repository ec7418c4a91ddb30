package io.acknet.store;

import io.acknet.audit.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Changes and what happens to them. What a method writes is written in one transaction with its audit
/// row: where the audit cannot be written, nothing is.
///
/// Three rules hold whatever the caller does:
///
/// 1. A transition compares and swaps: it happens only from the very version that the caller has read.
/// 2. A state of [ChangeRow#TERMINAL] is never left, and a plan never changes.
/// 3. Into, within and out of [ChangeRow#EXECUTING] leads only a lease that is still good, and there is
///    one such lease per cluster over all replicas. Its fence is compared with every write.
public final class Changes {
    private final Store store;
    private final ClusterLocks locks = new ClusterLocks();

    Changes(Store store) {
        this.store = store;
    }

    /// Stores a new change: version 1, no lease, not executing.
    ///
    /// @throws StoreException when there is one with this id
    public void create(ChangeRow change, AuditEvent event) {
        if (change.version() != 1
                || change.lease().isPresent()
                || change.state().equals(ChangeRow.EXECUTING)) {
            throw new IllegalArgumentException(
                    "a new change has version 1, no lease, and does not execute: " + change.id());
        }
        store.write(handle -> {
            ChangeTable.insert(handle, change);
            return store.audit().append(handle, event);
        });
    }

    public Optional<ChangeRow> find(String id) {
        return store.read(handle -> ChangeTable.find(handle, id));
    }

    /// The newest first.
    public List<ChangeRow> list(ChangeFilter filter) {
        return store.read(handle -> ChangeTable.list(handle, filter));
    }

    /// The log of steps, in the order in which they were written.
    public List<StepRow> steps(String changeId) {
        return store.read(handle -> ChangeTable.steps(handle, changeId));
    }

    /// A transition between states that nobody executes in. It clears a lease that has run out.
    ///
    /// @return whether it won; if not, nothing was written: somebody was faster, the change has ended, it
    ///     executes, or somebody has a good lease on it. Read it again to learn which
    /// @throws IllegalArgumentException for a transition to [ChangeRow#EXECUTING]
    public boolean swap(Transition transition) {
        if (transition.state().equals(ChangeRow.EXECUTING)) {
            throw new IllegalArgumentException("to execute needs a lease");
        }
        return store.write(
                handle -> ChangeTable.swap(handle, transition) && note(handle, transition));
    }

    /// A transition by whoever executes. One that leaves `EXECUTING`, or ends the change, ends the lease
    /// with it.
    ///
    /// @param lease the caller's own, as [#claim] or [#renew] returned it
    /// @return whether it won; if not, nothing was written: the lease has run out at `transition.at()`,
    ///     another has claimed since, or the change is another than was read
    public boolean swap(Lease lease, Transition transition) {
        if (!lease.changeId().equals(transition.from().id())) {
            throw new IllegalArgumentException(
                    "a lease on " + lease.changeId() + " is none on " + transition.from().id());
        }
        return store.write(handle -> {
            if (!locks.holds(handle, lease, transition.at())
                    || !ChangeTable.swap(handle, lease, transition)) {
                return false;
            }
            if (!keepsLease(transition)) {
                locks.release(handle, lease);
            }
            return note(handle, transition);
        });
    }

    private static boolean keepsLease(Transition transition) {
        boolean stops =
                transition.from().state().equals(ChangeRow.EXECUTING)
                        && !transition.state().equals(ChangeRow.EXECUTING);
        return !stops && !ChangeRow.TERMINAL.contains(transition.state());
    }

    private boolean note(Handle handle, Transition transition) {
        ChangeTable.append(handle, transition.from().id(), transition.steps());
        store.audit().append(handle, transition.event());
        return true;
    }

    /// Takes the change and its cluster, with the cluster's next fence. Empty, and nothing taken, when
    /// somebody has a good lease on either (the caller itself as well), when another change on this
    /// cluster is in `EXECUTING` (whoever finds that one without an owner must claim and end it first),
    /// and when the change is not there or has ended.
    ///
    /// @param owner the replica
    /// @param length from `now`, until the lease runs out
    public Optional<Lease> claim(String changeId, String owner, Instant now, Duration length) {
        return store.write(handle ->
                ChangeTable.find(handle, changeId)
                        .filter(change -> !change.terminal())
                        .map(change ->
                                new Lease(
                                        changeId, change.clusterUid(), owner, 0, now.plus(length)))
                        .flatMap(wanted -> locks.claim(handle, wanted, now)));
    }

    /// The same lease for longer; empty when it has run out, even if nobody took it since.
    public Optional<Lease> renew(Lease lease, Instant now, Duration length) {
        return store.write(handle -> locks.renew(handle, lease, now, now.plus(length)));
    }

    /// Lets go before the lease runs out.
    ///
    /// @return whether it was still good
    public boolean release(Lease lease, Instant now) {
        return store.write(
                handle -> locks.holds(handle, lease, now) && locks.release(handle, lease));
    }

    /// Who executes on the cluster, if somebody does.
    public Optional<ClusterLock> holder(String clusterUid, Instant now) {
        return store.read(handle -> locks.holder(handle, clusterUid, now));
    }
}
