package io.acknet.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Spreads posts: each channel has a next free moment, and whoever comes earlier waits for it.
final class Pacing {
    private static final int SWEEP_ABOVE = 1_000;

    private final Map<String, Long> nextFree = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final long everyMillis;

    Pacing(InstantSource clock, Duration every) {
        this.clock = clock;
        this.everyMillis = every.toMillis();
    }

    /// Takes the channel's next free moment and says how long it is until then.
    Duration reserve(String channel) {
        long now = clock.millis();
        long taken =
                nextFree.merge(
                        channel,
                        now + everyMillis,
                        (free, _) -> Math.max(now, free) + everyMillis);
        if (nextFree.size() > SWEEP_ABOVE) {
            nextFree.values().removeIf(free -> free < now);
        }
        return Duration.ofMillis(Math.max(0, taken - everyMillis - now));
    }
}
