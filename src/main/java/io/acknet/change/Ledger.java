package io.acknet.change;

import io.acknet.audit.AuditEvent;
import io.acknet.store.ChangeFilter;
import io.acknet.store.ClusterLock;
import io.acknet.store.Lease;
import io.acknet.store.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where changes are kept. What a method has returned from is on disk, with its audit row: where the
/// audit cannot be written nothing is, and the method throws.
public interface Ledger {

    void create(Change change, AuditEvent event);

    Optional<Change> find(String id);

    /// The newest first.
    List<Change> list(ChangeFilter filter);

    /// A transition between states in which nobody executes.
    ///
    /// @return whether it won; if not, nothing was written
    boolean swap(Change from, ChangeState to, Instant at, AuditEvent event);

    /// A transition by whoever executes, with what is added to the log.
    ///
    /// @return whether it won; if not, nothing was written: the lease is over, or another has it
    boolean swap(Lease lease, Noted noted);

    /// @param from the change as it was last written
    record Noted(Change from, ChangeState to, List<Effect> effects, Instant at, AuditEvent event) {
        public Noted {
            effects = List.copyOf(effects);
        }
    }

    /// The right to execute this change, and to be the only one on its cluster. Empty when somebody has
    /// it, when another change executes there, or when the change has ended.
    Optional<Lease> claim(String id, String owner, Instant now, Duration length);

    /// Empty when the lease is over.
    Optional<Lease> renew(Lease lease, Instant now, Duration length);

    void release(Lease lease, Instant now);

    /// Who executes on the cluster.
    Optional<ClusterLock> holder(String clusterUid, Instant now);

    /// The kill switches that are on, the oldest first.
    List<Stop> stops();

    /// @return whether it was off
    boolean stop(Stop stop, AuditEvent event);

    /// @return whether it was on
    boolean resume(String scope, AuditEvent event);

    /// Records what was refused.
    void refused(AuditEvent event);

    /// The kill switch that holds for a cluster, if one does.
    default Optional<Stop> stopping(String clusterUid) {
        return stops().stream()
                .filter(stop -> stop.scope().equals(clusterUid) || stop.scope().equals(Stop.ALL))
                .findFirst();
    }
}
