package io.acknet.rehearsal.cluster;

import java.time.Duration;
import java.time.Instant;

/// The cluster's time: what it is, and what happens in it. Tasks run one at a time, in the order in
/// which they are due.
public interface Timeline extends AutoCloseable {

    Instant now();

    /// Runs a task after a delay; without one, as soon as the tasks before it are done.
    void after(Duration delay, Runnable task);

    /// Whether time passes at all. In a cluster where it does not, no controller runs, and everything
    /// stays as its manifests say.
    default boolean passes() {
        return true;
    }

    @Override
    void close();
}
