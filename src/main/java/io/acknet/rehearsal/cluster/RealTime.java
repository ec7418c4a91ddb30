package io.acknet.rehearsal.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Time that passes by itself.
public final class RealTime implements Timeline {
    private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

    private final InstantSource clock;
    private final ScheduledExecutorService tasks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("simulated-cluster-", 0).daemon().factory());

    public RealTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        try {
            var _ = tasks.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the cluster is closed: nothing more happens in it", e);
        }
    }

    @Override
    public void close() {
        tasks.shutdownNow();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a controller of the simulated cluster failed", e);
        }
    }
}
