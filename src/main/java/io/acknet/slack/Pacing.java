package io.acknet.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Spreads posts: so many may go to a channel at once, after that one in each interval.
///
/// For each channel it keeps the moment until which the posts so far would have filled their
/// intervals; whoever comes more than a burst ahead of it waits.
final class Pacing {
    private static final int SWEEP_ABOVE = 1_000;

    private final Map<String, Long> filledUntil = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final long everyMillis;
    private final long burstMillis;

    Pacing(InstantSource clock, Duration every, int burst) {
        this.clock = clock;
        this.everyMillis = every.toMillis();
        this.burstMillis = everyMillis * burst;
    }

    /// Takes the channel's next place and says how long it is until then.
    Duration reserve(String channel) {
        long now = clock.millis();
        long filled =
                filledUntil.merge(
                        channel,
                        now + everyMillis,
                        (until, _) -> Math.max(now, until) + everyMillis);
        if (filledUntil.size() > SWEEP_ABOVE) {
            filledUntil.values().removeIf(until -> until < now);
        }
        return Duration.ofMillis(Math.max(0, filled - burstMillis - now));
    }
}
