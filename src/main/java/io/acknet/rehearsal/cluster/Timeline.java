package io.acknet.rehearsal.cluster;

import java.time.Duration;
import java.time.Instant;

/// The cluster's time: what it is, and what happens in it. Tasks run one at a time, in the order in
/// which they are due.
public interface Timeline extends AutoCloseable {

    Instant now();

    /// Runs a task after a delay; without one, as soon as the tasks before it are done.
    void after(Duration delay, Runnable task);

    @Override
    void close();
}
