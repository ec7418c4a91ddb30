package io.acknet.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A token bucket for each key: it holds as many as come back within a minute, one after the other.
///
/// For each key it keeps the moment at which its bucket will be full again; whoever would move that more
/// than a minute ahead finds it empty.
final class Bucket {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int SWEEP_ABOVE = 10_000;

    private final Map<String, Double> fullAt = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Bucket(InstantSource clock) {
        this.clock = clock;
    }

    /// @param perMinute as it is configured now
    /// @return whether there was a token
    boolean take(String key, int perMinute) {
        long now = clock.millis();
        double each = (double) MINUTE / perMinute;
        AtomicBoolean taken = new AtomicBoolean();
        fullAt.compute(
                key,
                (_, full) -> {
                    double from = full == null ? (double) now : Math.max((double) now, full);
                    boolean there = from + each <= now + MINUTE;
                    taken.set(there);
                    return there ? from + each : from;
                });
        if (fullAt.size() > SWEEP_ABOVE) {
            fullAt.values().removeIf(full -> full < now);
        }
        return taken.get();
    }
}
