package io.acknet.store;

import io.acknet.audit.ChainHead;
import io.acknet.audit.Checkpoint;
import io.acknet.audit.LoggedCheckpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes checkpoints, every 1,000 rows or hour, and writes each to the log after it is committed.
final class Checkpoints implements AutoCloseable {
    static final long ROWS = 1_000;

    private static final Duration AGE = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMinutes(1);

    /// A logger of its own, which the configuration sends to standard output.
    private static final Logger OUT = LoggerFactory.getLogger("io.acknet.audit.checkpoints");

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /// What is due when the database closes waits for the next start.
    private final ScheduledExecutorService thread =
            new ScheduledThreadPoolExecutor(
                    1,
                    work -> Thread.ofPlatform().daemon().name("audit-checkpoints").unstarted(work),
                    new ThreadPoolExecutor.DiscardPolicy());

    private final InstantSource clock;

    Checkpoints(InstantSource clock) {
        this.clock = clock;
    }

    void start(AuditTrail trail) {
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> make(trail, this::old),
                        LOOK.toMillis(),
                        LOOK.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Does not wait for it.
    void due(AuditTrail trail) {
        thread.execute(() -> make(trail, Checkpoints::far));
    }

    static boolean far(ChainHead head) {
        return head.seq() - head.checkpoint() >= ROWS;
    }

    private boolean old(ChainHead head) {
        return head.seq() > head.checkpoint()
                && clock.millis() - head.checkpointAt() >= AGE.toMillis();
    }

    /// Looks before it locks the head, and once more under the lock: another replica may have been first.
    private static void make(AuditTrail trail, Predicate<ChainHead> when) {
        try {
            if (when.test(trail.head())) {
                trail.checkpoint(when).ifPresent(Checkpoints::announce);
            }
        } catch (RuntimeException e) {
            LOG.error("cannot make an audit checkpoint", e);
        }
    }

    private static void announce(Checkpoint checkpoint) {
        OUT.atInfo()
                .addKeyValue("seq", checkpoint.seq())
                .addKeyValue("hash", checkpoint.hash())
                .addKeyValue("at", checkpoint.at())
                .addKeyValue("prev", checkpoint.prev())
                .addKeyValue("mac", checkpoint.mac())
                .log(LoggedCheckpoint.MESSAGE);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
