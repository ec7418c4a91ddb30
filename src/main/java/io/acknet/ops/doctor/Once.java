package io.acknet.ops.doctor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Asks when somebody first wants to know; whoever asks meanwhile or later gets the same answer.
final class Once<T> implements Supplier<T> {
    private final FutureTask<T> asking;

    Once(Supplier<T> ask) {
        asking = new FutureTask<>(ask::get);
    }

    @Override
    public T get() {
        asking.run();
        try {
            return asking.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
