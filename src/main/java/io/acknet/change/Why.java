package io.acknet.change;

import io.acknet.store.ClusterLock;
import io.acknet.store.Stop;
import java.util.List;
import java.util.Optional;

/// Why somebody cannot do something, or that they can.
///
/// @param against everything that stands against it now; empty when nothing does
/// @param could who could, by their roles
/// @param stop the kill switch, where it is on
/// @param holder who executes on the cluster now
public record Why(
        Action action,
        Subject subject,
        List<Reason> against,
        Candidates could,
        Optional<Stop> stop,
        Optional<ClusterLock> holder) {
    public Why {
        against = List.copyOf(against);
    }
}
