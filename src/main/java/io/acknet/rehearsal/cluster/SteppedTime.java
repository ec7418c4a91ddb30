package io.acknet.rehearsal.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Time that passes only when it is told to, so that tests wait for nothing. What is due at once
/// happens at once.
public final class SteppedTime implements Timeline {

    private record Task(Instant due, long order, Runnable action) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::order));
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("stepped-time-", 0).daemon().factory());
    private volatile Instant now;
    private long order;

    public SteppedTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        add(now.plus(delay), task);
        try {
            thread.execute(() -> runUntil(now));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("this time has ended", e);
        }
    }

    /// Lets time pass, and returns when all that became due in it has happened.
    public void advance(Duration by) {
        try {
            thread.submit(() -> runUntil(now.plus(by))).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while time passed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a controller failed", e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private synchronized void add(Instant due, Runnable action) {
        tasks.add(new Task(due, order++, action));
    }

    private void runUntil(Instant end) {
        for (Task task = next(end); task != null; task = next(end)) {
            task.action().run();
        }
        if (end.isAfter(now)) {
            now = end;
        }
    }

    private synchronized @Nullable Task next(Instant end) {
        Task first = tasks.peek();
        if (first == null || first.due().isAfter(end)) {
            return null;
        }
        if (first.due().isAfter(now)) {
            now = first.due();
        }
        return tasks.poll();
    }
}
