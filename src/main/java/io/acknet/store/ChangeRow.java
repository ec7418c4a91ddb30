package io.acknet.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A change as it is stored. Times are kept to the millisecond.
///
/// @param version counts the transitions from 1; what [Changes#swap] compares
/// @param body the plan as JSON; it never changes
/// @param detail what belongs to the state, as JSON
/// @param lease who executes it, if somebody has claimed it and not let go; it may have run out
public record ChangeRow(
        String id,
        String clusterUid,
        String cluster,
        String channel,
        String state,
        long version,
        String body,
        String detail,
        Instant createdAt,
        Instant changedAt,
        Instant expiresAt,
        Optional<Lease> lease) {

    /// The state that needs a lease: at most one change per cluster is in it.
    public static final String EXECUTING = "EXECUTING";

    /// The states that are never left.
    public static final Set<String> TERMINAL =
            Set.of("DENIED", "EXPIRED", "CANCELLED", "SUPERSEDED", "SUCCEEDED", "FAILED");

    public boolean terminal() {
        return TERMINAL.contains(state);
    }
}
