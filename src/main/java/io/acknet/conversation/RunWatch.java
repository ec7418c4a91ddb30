package io.acknet.conversation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks, while a run goes on here, whether somebody wants it cancelled whose click arrived elsewhere.
final class RunWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final CheckRun run;
    private final CancelWishes wishes;
    private final Thread thread;

    private RunWatch(CheckRun run, CancelWishes wishes) {
        this.run = run;
        this.wishes = wishes;
        this.thread = Thread.ofVirtual().name("cancel").unstarted(this::look);
    }

    static RunWatch over(CheckRun run, CancelWishes wishes) {
        RunWatch watch = new RunWatch(run, wishes);
        watch.thread.start();
        return watch;
    }

    private void look() {
        try {
            while (run.running()) {
                Thread.sleep(EVERY);
                wishes.of(run.id())
                        .filter(wish -> wish.uid().equals(run.key().uid()))
                        .ifPresent(wish -> run.cancel(wish.by()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("a check cannot be cancelled from another replica");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
