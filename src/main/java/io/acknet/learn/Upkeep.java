package io.acknet.learn;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tidies what was learned, every few minutes, on a thread of its own.
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Learning learning;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("learning").factory());

    public Upkeep(Learning learning) {
        this.learning = learning;
    }

    public Upkeep start() {
        long millis = EVERY.toMillis();
        var _ = thread.scheduleWithFixedDelay(this::tidy, millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    private void tidy() {
        try {
            learning.tidy();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("what was learned is not tidied");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
