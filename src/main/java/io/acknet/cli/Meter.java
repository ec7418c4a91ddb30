package io.acknet.cli;

import io.acknet.match.Proving;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Says once a second how far a long test is; of one that takes less it says nothing.
final class Meter implements Proving.Progress {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintWriter err;
    private final InstantSource clock;
    private Instant said;

    Meter(PrintWriter err, InstantSource clock) {
        this.err = err;
        this.clock = clock;
        this.said = clock.instant();
    }

    @Override
    public void at(int done, int of) {
        Instant now = clock.instant();
        if (Duration.between(said, now).compareTo(PAUSE) >= 0) {
            said = now;
            err.println("acknet: " + done + " of " + of + " questions");
            err.flush();
        }
    }
}
