package io.acknet.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few connections, opened when they are needed and used again. One that has broken is not; one that
/// has been idle is tried before it is used, because the server may have been restarted meanwhile.
final class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /// More writers than this would only wait for the audit's head, which they take in turn.
    private static final int MOST = 8;

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int PROBE_SECONDS = 5;

    private final Semaphore free = new Semaphore(MOST, true);
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Supplier<Handle> open;
    private boolean closed;

    Connections(Supplier<Handle> open) {
        this.open = open;
    }

    /// @throws StoreException when none becomes free, or the database is closed
    <T> T with(Function<Handle, T> work) {
        acquire();
        try {
            Handle handle = take();
            try {
                return work.apply(handle);
            } finally {
                giveBack(handle);
            }
        } finally {
            free.release();
        }
    }

    private void acquire() {
        try {
            if (!free.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException("all connections to the database are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the database", e);
        }
    }

    private Handle take() {
        for (Idle next = poll(); next != null; next = poll()) {
            if (next.usable()) {
                return next.handle();
            }
            discard(next.handle());
        }
        return open.get();
    }

    private synchronized @Nullable Idle poll() {
        if (closed) {
            throw new StoreException("the database is closed");
        }
        return idle.pollFirst();
    }

    private void giveBack(Handle handle) {
        if (!keep(handle)) {
            discard(handle);
        }
    }

    /// What happened before matters more than whether a broken connection closes.
    private static void discard(Handle handle) {
        try {
            handle.close();
        } catch (RuntimeException e) {
            LOG.debug("a connection to the database did not close", e);
        }
    }

    private synchronized boolean keep(Handle handle) {
        if (closed || broken(handle)) {
            return false;
        }
        idle.addFirst(new Idle(handle, System.nanoTime()));
        return true;
    }

    private static boolean broken(Handle handle) {
        try {
            return handle.getConnection().isClosed() || handle.isInTransaction();
        } catch (SQLException e) {
            return true;
        }
    }

    /// Waits for nobody: whoever still works with one closes it.
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(one -> discard(one.handle()));
        idle.clear();
    }

    private record Idle(Handle handle, long sinceNanos) {
        boolean usable() {
            try {
                return System.nanoTime() - sinceNanos < FRESH.toNanos()
                        || handle.getConnection().isValid(PROBE_SECONDS);
            } catch (SQLException e) {
                return false;
            }
        }
    }
}
