package io.acknet.change;

import io.acknet.change.Effect.Target;
import java.util.Optional;

/// One call that changes a cluster, and how to find out by reading whether it was carried out.
interface Act {

    /// The same each time the plan is walked.
    String key();

    /// Its name among the `Failpoints`.
    String call();

    Target target();

    /// Reads the object afresh.
    ///
    /// @param last the last entry of this action in the log
    Sight look(Optional<Effect> last);

    /// Whether it does not matter who did it: a Pod is gone, whoever evicted it.
    default boolean anybodys() {
        return false;
    }
}
