package io.acknet.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The one writer. Works that arrive while a commit is being written to disk share the next commit:
///
/// 1. take the first work, and those that wait behind it;
/// 2. run each behind a savepoint, so that a failing one takes back its own changes only;
/// 3. commit once; then tell each who waits.
///
/// It is a platform thread, because a virtual one would pin its carrier while the disk is slow.
final class Writer implements AutoCloseable {
    /// Works in one commit: enough to ride out a burst, few enough that the first does not wait long.
    private static final int MOST_IN_A_COMMIT = 128;

    private static final String SAVEPOINT = "work";

    private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final Job<Boolean> stop = new Job<>(handle -> true, new CompletableFuture<>());
    private final Thread thread;
    private volatile boolean closed;

    Writer(Jdbi jdbi) {
        Handle handle = jdbi.open();
        thread = Thread.ofPlatform().daemon().name("store-writer").start(() -> run(handle));
    }

    <T> T write(Function<Handle, T> work) {
        if (closed) {
            throw new StoreException("the database is closed");
        }
        Job<T> job = new Job<>(work, new CompletableFuture<>());
        queue.add(job);
        if (!thread.isAlive()) {
            job.fail(new StoreException("the database is closed"));
        }
        try {
            return job.done().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StoreException("cannot write: " + cause.getMessage(), cause);
        }
    }

    private void run(Handle handle) {
        try (handle) {
            List<Job<?>> group = new ArrayList<>();
            while (!group.contains(stop)) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, MOST_IN_A_COMMIT - 1);
                commit(handle, group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(job -> job.fail(new StoreException("the database is closed")));
    }

    private static void commit(Handle handle, List<Job<?>> group) {
        try {
            handle.begin();
            List<Runnable> outcomes = group.stream().map(job -> outcome(handle, job)).toList();
            handle.commit();
            outcomes.forEach(Runnable::run);
        } catch (RuntimeException e) {
            rollBack(handle, e);
            group.forEach(job -> job.fail(e));
        }
    }

    private static <T> Runnable outcome(Handle handle, Job<T> job) {
        handle.savepoint(SAVEPOINT);
        try {
            T result = job.work().apply(handle);
            handle.releaseSavepoint(SAVEPOINT);
            return () -> job.done().complete(result);
        } catch (RuntimeException e) {
            handle.rollbackToSavepoint(SAVEPOINT);
            return () -> job.fail(e);
        }
    }

    private static void rollBack(Handle handle, RuntimeException failure) {
        try {
            handle.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        queue.add(stop);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Job<T>(Function<Handle, T> work, CompletableFuture<T> done) {
        void fail(RuntimeException reason) {
            done.completeExceptionally(reason);
        }
    }
}
