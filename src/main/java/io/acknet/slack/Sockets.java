package io.acknet.slack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds two lines to Slack, so that commands and clicks, which Slack sends once, have another way
/// while one line is being replaced.
///
/// Each line has a keeper: it opens the line, pings it every few seconds, and opens another one when a
/// ping does not come back, when the line ends, or when Slack says that it will. The new line is open
/// before the old one is closed.
final class Sockets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    /// Slack allows ten connections, and sends each envelope to one of them.
    static final int LINES = 2;

    private static final Duration PING_EVERY = Duration.ofSeconds(5);
    private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final SocketLine.Door door;
    private final InstantSource clock;
    private final AtomicInteger open = new AtomicInteger();
    private final List<Thread> keepers = new ArrayList<>();
    private volatile boolean closing;
    private volatile @Nullable Instant heard;

    Sockets(SocketLine.Door door, InstantSource clock) {
        this.clock = clock;
        this.door = door;
    }

    void start() {
        for (int i = 1; i <= LINES; i++) {
            keepers.add(Thread.ofVirtual().name("slack-line-" + i).start(this::keep));
        }
    }

    /// How many lines are open.
    int open() {
        return open.get();
    }

    /// When Slack was last heard on a line: its greeting, or a ping that came back.
    Optional<Instant> heard() {
        return Optional.ofNullable(heard);
    }

    private void keep() {
        Duration pause = Duration.ofMillis(100);
        try {
            while (!closing) {
                try {
                    hold();
                    pause = Duration.ofMillis(100);
                } catch (IOException | RuntimeException e) {
                    LOG.atWarn().addKeyValue("wait", pause).setCause(e).log("no line to Slack");
                    door.appToken().renew();
                    Thread.sleep(pause);
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /// Holds one line after the other until there is none to be had.
    private void hold() throws IOException, InterruptedException {
        Semaphore lost = new Semaphore(0);
        SocketLine line = SocketLine.open(door, lost::release, HELLO_WITHIN.toMillis());
        open.incrementAndGet();
        try {
            watch(line, lost);
            while (!closing) {
                Semaphore next = new Semaphore(0);
                SocketLine fresh = SocketLine.open(door, next::release, HELLO_WITHIN.toMillis());
                line.close();
                line = fresh;
                watch(line, next);
            }
        } finally {
            open.decrementAndGet();
            line.close();
        }
    }

    private void watch(SocketLine line, Semaphore lost) throws InterruptedException {
        boolean held = true;
        while (held && !closing) {
            heard = clock.instant();
            held = !lost.tryAcquire(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS) && line.alive();
        }
    }

    /// No more envelopes from now on.
    @Override
    public void close() {
        closing = true;
        keepers.forEach(Thread::interrupt);
        for (Thread keeper : keepers) {
            join(keeper);
        }
    }

    private static void join(Thread keeper) {
        try {
            keeper.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
