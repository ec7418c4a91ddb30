package io.acknet.store;

import io.acknet.audit.AuditEvent;
import java.time.Instant;
import java.util.List;

/// A step in the life of a change, with all that is written for it at once.
///
/// @param from the change as it was read; its version is what is compared
/// @param state the next one; the same again, to note steps on the way
/// @param detail the next one
/// @param at now; leases are judged by it
/// @param steps what is added to the log of steps
public record Transition(
        ChangeRow from,
        String state,
        String detail,
        Instant expiresAt,
        Instant at,
        List<StepRow> steps,
        AuditEvent event) {
    public Transition {
        steps = List.copyOf(steps);
    }
}
