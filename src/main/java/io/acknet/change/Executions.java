package io.acknet.change;

import io.acknet.audit.AuditEvent;
import java.util.Optional;

/// Has changes carried out.
public interface Executions {

    /// An approved change may be waiting. Returns at once.
    void wake();

    /// Has a halted change go on.
    ///
    /// @return the change as it executes; empty when it cannot now: another executes on the cluster, or
    ///     it is no longer halted
    Optional<Change> proceed(Change halted, AuditEvent event);
}
