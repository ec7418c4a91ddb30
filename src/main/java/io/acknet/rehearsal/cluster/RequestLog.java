package io.acknet.rehearsal.cluster;

import io.acknet.lang.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The last requests, oldest first.
final class RequestLog {

    /// Enough for the longest test run; a rehearsal that lives for weeks must not grow for ever.
    private static final int KEPT = 200_000;

    private final Deque<SeenRequest> seen = new ArrayDeque<>();
    private final List<Consumer<SeenRequest>> listeners = new CopyOnWriteArrayList<>();
    private final Supplier<Instant> now;

    RequestLog(Supplier<Instant> now) {
        this.now = now;
    }

    void note(Call call, String user, int status, boolean applied) {
        add(
                new SeenRequest(
                        now.get(),
                        user,
                        call.method(),
                        call.path(),
                        call.rawQuery(),
                        hash(call.body()),
                        call.header("Audit-ID"),
                        status,
                        Duration.ofNanos(System.nanoTime() - call.began()),
                        applied));
    }

    synchronized List<SeenRequest> all() {
        return List.copyOf(seen);
    }

    /// Tells every later request, too. What is returned ends it.
    Runnable onRequest(Consumer<SeenRequest> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void add(SeenRequest request) {
        synchronized (this) {
            if (seen.size() == KEPT) {
                seen.removeFirst();
            }
            seen.add(request);
        }
        listeners.forEach(listener -> listener.accept(request));
    }

    private static String hash(byte[] body) {
        return body.length == 0 ? "" : Sha256.of(body);
    }
}
