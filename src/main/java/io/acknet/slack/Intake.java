package io.acknet.slack;

import io.acknet.store.Held;
import io.acknet.store.Hold;
import io.acknet.store.Inbox;
import io.acknet.store.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores what comes in and sees that each input is worked on until it has its final reply.
///
/// 1. `accept` returns when the input is on disk; then it may be acknowledged.
/// 2. The work begins at once, on a thread of its own. A copy of an input in work changes nothing; a
///    copy of one that nobody works on starts it again; a copy of one that is answered is ignored.
/// 3. What a crash or an unreachable Slack left open is taken up by `takeUp`, at the start and then
///    every so often.
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /// Inputs in work at a time; the others wait, stored and acknowledged.
    private static final int AT_A_TIME = 256;

    /// With a pause of twenty seconds that is more than an hour of Slack not answering.
    private static final int ATTEMPTS = 200;

    private static final Duration PUT_OFF = Duration.ofSeconds(20);

    private final Inbox inbox;
    private final BiConsumer<Inbound, Hold> work;
    private final Traffic traffic;
    private final InstantSource clock;
    private final Set<Hold> inWork = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Intake(Inbox inbox, BiConsumer<Inbound, Hold> work, Traffic traffic, InstantSource clock) {
        this.traffic = traffic;
        this.inbox = inbox;
        this.work = work;
        this.clock = clock;
    }

    /// @throws io.acknet.store.StoreException when it could not be stored, and so was not accepted
    void accept(Inbound inbound) {
        Instant now = clock.instant();
        Input input =
                new Input(
                        inbound.key(),
                        inbound.getClass().getSimpleName(),
                        inbound.from().channel(),
                        inbound.from().user(),
                        SlackJson.write(inbound),
                        now);
        Inbox.Arrived arrived = inbox.receive(input);
        arrived.hold().ifPresent(hold -> begin(inbound, hold, now));
        if (arrived.arrival() == Inbox.Arrival.ANSWERED) {
            LOG.atInfo().addKeyValue("input", inbound.key()).log("copy of an answered input");
        }
    }

    /// Goes on holding what is in work, and works on what nobody holds.
    void attend() {
        Instant now = clock.instant();
        inbox.keep(List.copyOf(inWork), now);
        inbox.claim(now, AT_A_TIME).forEach(this::again);
    }

    private void again(Held held) {
        if (held.attempt() > ATTEMPTS) {
            LOG.atError().addKeyValue("input", held.input().key()).log("gave up answering");
            inbox.finish(held.hold());
            return;
        }
        begin(
                SlackJson.read(held.input().body(), Inbound.class),
                held.hold(),
                held.input().receivedAt());
    }

    private void begin(Inbound inbound, Hold hold, Instant since) {
        inWork.add(hold);
        try {
            threads.execute(() -> run(inbound, hold, since));
        } catch (RejectedExecutionException e) {
            LOG.atInfo()
                    .addKeyValue("input", inbound.key())
                    .log("stopping; another process answers, or this one after the start");
            release(hold, clock.instant());
        }
    }

    private void release(Hold hold, Instant from) {
        inWork.remove(hold);
        inbox.release(hold, from);
    }

    private void run(Inbound inbound, Hold hold, Instant since) {
        try {
            places.acquire();
            try {
                finish(inbound, hold, since);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inWork.remove(hold);
        }
    }

    private void finish(Inbound inbound, Hold hold, Instant since) {
        try {
            work.accept(inbound, hold);
            done(inbound, hold, since);
        } catch (LostHold e) {
            LOG.atWarn().addKeyValue("input", inbound.key()).log("another process answers");
        } catch (SlackRefusal e) {
            LOG.atError().addKeyValue("input", inbound.key()).setCause(e).log("answer refused");
            done(inbound, hold, since);
        } catch (SlackUnreachable e) {
            LOG.atWarn().addKeyValue("input", inbound.key()).setCause(e).log("answer put off");
            release(hold, clock.instant().plus(PUT_OFF));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("input", inbound.key()).setCause(e).log("answer failed");
            release(hold, clock.instant().plus(PUT_OFF));
        }
    }

    private void done(Inbound inbound, Hold hold, Instant since) {
        if (inbox.finish(hold)) {
            traffic.replied(
                    inbound.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    Duration.between(since, clock.instant()));
        }
    }

    /// Whether a copy of this input was accepted before.
    boolean knows(String key) {
        return inbox.knows(key);
    }

    /// How many inputs are in work.
    int busy() {
        return inWork.size();
    }

    /// Lets what is in work come to its end.
    ///
    /// @return whether all of it did
    boolean drain(Duration most) throws InterruptedException {
        threads.shutdown();
        boolean all = threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS);
        inWork.forEach(hold -> inbox.release(hold, clock.instant()));
        return all;
    }
}
