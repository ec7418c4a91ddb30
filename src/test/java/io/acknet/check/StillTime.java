package io.acknet.check;

import io.acknet.rehearsal.cluster.Timeline;
import java.time.Duration;
import java.time.Instant;

/// A time that stands still: nothing happens in a cluster but what its manifests say.
final class StillTime implements Timeline {
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        // its moment never comes
    }

    @Override
    public boolean passes() {
        return false;
    }

    @Override
    public void close() {
        // there is nothing to end
    }
}
