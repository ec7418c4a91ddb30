package io.acknet.learn;

import io.acknet.store.Duties;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tidies what was learned, every few minutes, on a thread of its own, in one of the replicas.
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    /// Longer than the pause, so that it stays with the same one.
    private static final Duration TURN = EVERY.multipliedBy(2);

    private final Learning learning;
    private final Duties duties;
    private final Supplier<Duration> keep;
    private final InstantSource clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("learning").factory());

    /// @param keep how long questions are kept, at that moment
    public Upkeep(Learning learning, Duties duties, Supplier<Duration> keep, InstantSource clock) {
        this.keep = keep;
        this.learning = learning;
        this.duties = duties;
        this.clock = clock;
    }

    public Upkeep start() {
        long millis = EVERY.toMillis();
        var _ = thread.scheduleWithFixedDelay(this::tidy, millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    private void tidy() {
        try {
            if (duties.isMine("learning", clock.instant(), TURN)) {
                learning.tidy(keep.get());
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("what was learned is not tidied");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
