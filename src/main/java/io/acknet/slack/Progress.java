package io.acknet.slack;

import io.acknet.conversation.Reply;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Shows how something goes on, on one message and at Slack's pace: the first state at once, then in
/// each interval the latest one there is. What was overtaken is never shown.
final class Progress implements AutoCloseable {
    private final Consumer<Reply> show;
    private final Pace pace;
    private @Nullable Reply waiting;
    private boolean working;
    private boolean showing;
    private boolean closed;
    private boolean spoken;
    private int shown;

    Progress(Consumer<Reply> show, Pace pace) {
        this.show = show;
        this.pace = pace;
    }

    /// @param every the shortest time between two states
    /// @param most states in all
    record Pace(Duration every, int most) {}

    /// Shows this once so much time has passed without a state. Returns at once.
    void breakSilence(Reply reply, Duration after) {
        Thread.ofVirtual().name("silence").start(() -> speak(reply, after));
    }

    private synchronized void speak(Reply reply, Duration after) {
        try {
            pause(after, () -> spoken);
            if (!spoken) {
                accept(reply);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns at once.
    synchronized void accept(Reply reply) {
        waiting = reply;
        spoken = true;
        notifyAll();
        if (!working && !closed) {
            working = true;
            Thread.ofVirtual().name("progress").start(this::work);
        }
    }

    private void work() {
        try {
            for (Reply next = take(); next != null; next = take()) {
                try {
                    show.accept(next);
                } finally {
                    shown();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The latest state, when its time has come; null when none waits.
    private synchronized @Nullable Reply take() {
        Reply next = closed || shown >= pace.most() ? null : waiting;
        waiting = null;
        working = next != null;
        showing = next != null;
        return next;
    }

    private synchronized void shown() throws InterruptedException {
        shown++;
        showing = false;
        notifyAll();
        pause(pace.every(), () -> false);
    }

    /// Until then, or until it is over or closed.
    private synchronized void pause(Duration time, BooleanSupplier over)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos();
                left > 0 && !closed && !over.getAsBoolean();
                left = end - System.nanoTime()) {
            wait(Math.max(1, Duration.ofNanos(left).toMillis()));
        }
    }

    /// Shows nothing any more; when it returns, nothing is on its way.
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        boolean interrupted = false;
        while (showing) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
