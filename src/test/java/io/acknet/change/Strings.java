package io.acknet.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;

/// By which a process hangs on the test that started it. Lines of its standard output:
///
/// ```
/// » at TOKEN POINT       a failpoint; goes on at `go TOKEN`, or is killed instead
/// » sleep TOKEN MILLIS   goes on at `go TOKEN`, when that time has passed
/// » told …               what people were told
/// » result …             what came of the last order
/// ```
///
/// Lines of its standard input are `NOW go TOKEN` or `NOW ORDER [ID]`, where NOW is the time in
/// milliseconds.
final class Strings implements Failpoints {
    static final String MARK = "» ";

    private final boolean real;
    private final AtomicLong tokens = new AtomicLong();
    private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private volatile long now;

    /// @param start the time in milliseconds, or `real`
    Strings(String start) {
        this.real = start.equals("real");
        this.now = real ? 0 : Long.parseLong(start);
    }

    void say(String what, String rest) {
        System.out.println(MARK + what + " " + rest);
    }

    @Override
    public void at(String point) {
        ask("at", point);
    }

    private void ask(String what, String rest) {
        long token = tokens.incrementAndGet();
        CompletableFuture<Void> go = new CompletableFuture<>();
        waiting.put(token, go);
        say(what, token + " " + rest);
        go.join();
    }

    /// Returns when nobody holds the strings any more.
    void obey(BinaryOperator<String> orders) throws IOException {
        try (ExecutorService worker = Executors.newSingleThreadExecutor();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                now = Long.parseLong(words[0]);
                if (words[1].equals("go")) {
                    release(Long.parseLong(words[2]));
                } else {
                    worker.execute(() -> obey(orders, words));
                }
            }
        } finally {
            System.exit(0); // not by itself: threads of the executor are still there
        }
    }

    private void release(long token) {
        CompletableFuture<Void> waits = waiting.remove(token);
        if (waits != null) {
            waits.complete(null);
        }
    }

    private void obey(BinaryOperator<String> orders, String[] words) {
        try {
            say("result", orders.apply(words[1], words.length > 2 ? words[2] : ""));
        } catch (RuntimeException e) {
            say("result", "fault " + e.toString().replace('\n', ' '));
            e.printStackTrace();
        }
    }

    Time time() {
        return real ? Time.system() : new Told();
    }

    private final class Told implements Time {
        @Override
        public Instant now() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public long nanos() {
            return Duration.ofMillis(now).toNanos();
        }

        @Override
        public void sleep(Duration length) {
            ask("sleep", Long.toString(length.toMillis()));
        }
    }
}
