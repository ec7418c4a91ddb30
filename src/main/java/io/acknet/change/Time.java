package io.acknet.change;

import java.time.Duration;
import java.time.Instant;

/// Time, as whoever executes sees it; in tests it passes only when somebody waits.
public interface Time {

    /// The wall clock, by which people's deadlines are judged.
    Instant now();

    /// A clock that never jumps, by which a lease is judged; only differences mean something.
    long nanos();

    /// @throws InterruptedException when the process is about to end
    void sleep(Duration length) throws InterruptedException;

    static Time system() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration length) throws InterruptedException {
                Thread.sleep(length);
            }
        };
    }
}
