package io.acknet.slack;

import io.acknet.store.Inbox;
import io.acknet.store.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    /// With a sweep every twenty seconds that is more than an hour of Slack not answering.
    private static final int ATTEMPTS = 200;

    private final Inbox inbox;
    private final Consumer<Inbound> work;
    private final Traffic traffic;
    private final InstantSource clock;
    private final Set<String> inWork = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Intake(Inbox inbox, Consumer<Inbound> work, Traffic traffic, InstantSource clock) {
        this.traffic = traffic;
        this.inbox = inbox;
        this.work = work;
        this.clock = clock;
    }

    /// @throws io.acknet.store.StoreException when it could not be stored, and so was not accepted
    void accept(Inbound inbound) {
        Instant now = clock.instant();
        Inbox.Arrival arrival =
                inbox.receive(
                        new Input(
                                inbound.key(),
                                inbound.getClass().getSimpleName(),
                                inbound.from().channel(),
                                inbound.from().user(),
                                SlackJson.write(inbound),
                                now));
        switch (arrival) {
            case NEW -> begin(inbound, false, now);
            case OPEN -> begin(inbound, true, now);
            case ANSWERED ->
                    LOG.atInfo()
                            .addKeyValue("input", inbound.key())
                            .log("copy of an answered input");
        }
    }

    /// Works on what is open and older than this.
    void takeUp(Duration age) {
        Instant before = clock.instant().minus(age);
        inbox.open().stream()
                .filter(input -> !input.receivedAt().isAfter(before))
                .filter(input -> !inWork.contains(input.key()))
                .forEach(this::again);
    }

    private void again(Input input) {
        if (inbox.retry(input.key()) > ATTEMPTS) {
            LOG.atError().addKeyValue("input", input.key()).log("gave up answering");
            inbox.finish(input.key());
            return;
        }
        begin(SlackJson.read(input.body(), Inbound.class), true, input.receivedAt());
    }

    /// @param maybeAnswered whether the input may have its reply by now
    private void begin(Inbound inbound, boolean maybeAnswered, Instant since) {
        if (!inWork.add(inbound.key())) {
            return;
        }
        try {
            threads.execute(() -> run(inbound, maybeAnswered, since));
        } catch (RejectedExecutionException e) {
            inWork.remove(inbound.key());
            LOG.atInfo()
                    .addKeyValue("input", inbound.key())
                    .log("stopping; answered after the start");
        }
    }

    private void run(Inbound inbound, boolean maybeAnswered, Instant since) {
        try {
            places.acquire();
            try {
                if (!maybeAnswered || inbox.isOpen(inbound.key())) {
                    finish(inbound, since);
                }
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inWork.remove(inbound.key());
        }
    }

    private void finish(Inbound inbound, Instant since) {
        try {
            work.accept(inbound);
            done(inbound, since);
        } catch (SlackUnreachable e) {
            LOG.atWarn().addKeyValue("input", inbound.key()).setCause(e).log("answer put off");
        } catch (SlackRefusal e) {
            LOG.atError().addKeyValue("input", inbound.key()).setCause(e).log("answer refused");
            done(inbound, since);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("input", inbound.key()).setCause(e).log("answer failed");
        }
    }

    private void done(Inbound inbound, Instant since) {
        inbox.finish(inbound.key());
        traffic.replied(
                inbound.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                Duration.between(since, clock.instant()));
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
        return threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
