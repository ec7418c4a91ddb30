package io.acknet.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A connection that only reads. It sees what is committed and waits for no writer.
final class Reader implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Handle handle;

    Reader(Jdbi jdbi) {
        handle = jdbi.open();
    }

    <T> T read(Function<Handle, T> work) {
        lock.lock();
        try {
            return work.apply(handle);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            handle.close();
        } finally {
            lock.unlock();
        }
    }
}
