package io.acknet.rehearsal.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Token buckets, one per key.
final class Throttle {
    private static final double MILLIS = 1_000;

    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private record Bucket(double left, Instant at) {}

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes one.
    ///
    /// @return 0 when there was one, else the seconds until there is one, at least 1
    synchronized int take(String key, double perSecond, int burst) {
        Instant now = clock.instant();
        Bucket bucket = buckets.getOrDefault(key, new Bucket(burst, now));
        double millis = now.toEpochMilli() - bucket.at().toEpochMilli();
        double left = Math.min(burst, bucket.left() + millis / MILLIS * perSecond);
        boolean allowed = left >= 1;
        buckets.put(key, new Bucket(allowed ? left - 1 : left, now));
        return allowed ? 0 : Math.max(1, (int) Math.ceil((1 - left) / perSecond));
    }
}
