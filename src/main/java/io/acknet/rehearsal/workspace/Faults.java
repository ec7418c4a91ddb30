package io.acknet.rehearsal.workspace;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What shall go wrong next. Each order is used up by the first call or event that it fits.
public final class Faults {
    private static final double MILLIS = 1_000;

    private final Queue<Planned> planned = new ConcurrentLinkedQueue<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final AtomicInteger duplicates = new AtomicInteger();

    private volatile Optional<Duration> chatPause = Optional.empty();
    private final Throttle chat;

    Faults(InstantSource clock) {
        this.chat = new Throttle(clock);
    }

    record Planned(String method, Optional<String> error, Duration retryAfter) {}

    /// The next call of the method, for example `chat.postMessage`, is answered 429.
    public void rateLimitNext(String method, Duration retryAfter) {
        planned.add(new Planned(method, Optional.empty(), retryAfter));
    }

    /// The next call of the method is answered `ok:false` with this error.
    public void failNext(String method, String error) {
        planned.add(new Planned(method, Optional.of(error), Duration.ZERO));
    }

    /// The next call of the method has its effect, and is answered as if Slack had broken down over it.
    public void loseAnswerOfNext(String method) {
        lost.add(method);
    }

    /// From now on the methods of `chat` are let through once in so long and answered 429 in between;
    /// empty ends it.
    public void slowChat(Optional<Duration> pause) {
        chatPause = pause;
    }

    /// The next event arrives twice, under two envelope ids and one `event_id`.
    public void duplicateNext() {
        duplicates.incrementAndGet();
    }

    Optional<Planned> takeFor(String method) {
        List<Planned> fitting =
                planned.stream().filter(plan -> plan.method().equals(method)).toList();
        return fitting.stream()
                .filter(planned::remove)
                .findFirst()
                .or(() -> chatPause.flatMap(pause -> tooFast(method, pause)));
    }

    private Optional<Planned> tooFast(String method, Duration pause) {
        int wait = method.startsWith("chat.") ? chat.take("chat", MILLIS / pause.toMillis(), 1) : 0;
        return wait == 0
                ? Optional.empty()
                : Optional.of(new Planned(method, Optional.empty(), Duration.ofSeconds(wait)));
    }

    boolean takeLost(String method) {
        return lost.remove(method);
    }

    boolean takeDuplicate() {
        return duplicates.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
