package io.acknet.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.response.auth.AuthTestResponse;
import io.acknet.store.Inbox;
import io.acknet.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot in Slack.
///
/// An input goes: socket or HTTP → Bolt → inbox, on disk → acknowledgement; and at the same time, on a
/// thread of its own: conversation → view → outbox → Slack.
public final class SlackBot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackBot.class);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);
    private static final Duration ATTEND_EVERY = Inbox.LEASE.dividedBy(3);

    /// With what the sockets, the cards and a change take to end, a stop is over within 20 s: inside of
    /// what Kubernetes gives a Pod, 30 s by default.
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private final SlackWorkspace workspace;
    private final Store store;
    private final InstantSource clock;
    private final Intake intake;
    private final Forms forms;
    private final Cards cards;
    private final Digest digest;
    private final Talk talk;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("slack-sweep").factory());
    private volatile Instant swept;
    private @Nullable Sockets sockets;
    private @Nullable HttpDoor http;
    private @Nullable ScheduledFuture<?> sweeping;
    private @Nullable ScheduledFuture<?> attending;

    public SlackBot(SlackWorkspace workspace, Talk talk) {
        this.workspace = workspace;
        this.store = workspace.store;
        this.clock = workspace.clock;
        this.swept = clock.instant();
        this.cards = workspace.cards;
        this.talk = talk;
        Gateway gateway = workspace.gateway;
        Delivery delivery = new Delivery(gateway, store, workspace.redact, clock);
        this.forms = new Forms(talk, gateway, store.offers(), clock);
        Answering answering = new Answering(workspace, talk, delivery, forms);
        this.digest = new Digest(workspace, talk);
        Home home = new Home(workspace, talk);
        this.intake =
                new Intake(
                        store.inbox(),
                        (inbound, hold) -> {
                            switch (inbound) {
                                case Inbound.HomeOpened opened -> home.publish(opened);
                                case Inbound.Spoken _,
                                        Inbound.Joined _,
                                        Inbound.SharedOutside _,
                                        Inbound.Reworded _,
                                        Inbound.Withdrawn _,
                                        Inbound.Slashed _,
                                        Inbound.Clicked _,
                                        Inbound.Shortcut _,
                                        Inbound.Submitted _ ->
                                        answering.answer(inbound, hold);
                            }
                        },
                        workspace.traffic,
                        clock);
    }

    /// Asks Slack who this bot is, opens the way in, and answers what was left open before.
    ///
    /// @throws IOException when the port of HTTP mode is taken
    public void start() throws IOException {
        AuthTestResponse me = workspace.gateway.whoAmI();
        App app = app();
        Reception reception = new Reception(intake, workspace, threads);
        new Listeners(reception, forms, workspace.people).register(app);
        new MessageListeners(reception, store.answers(), me.getUserId()).register(app);
        Envelopes envelopes = new Envelopes(app);
        WarmUp.run(envelopes);
        open(app, envelopes);
        LOG.atInfo()
                .addKeyValue("team", me.getTeamId())
                .addKeyValue("bot", me.getUserId())
                .log("slack bot started");
        threads.execute(this::attend);
        cards.show(talk::card);
        attending = every(ATTEND_EVERY, this::attend);
        sweeping = every(SWEEP_EVERY, this::sweep);
    }

    private ScheduledFuture<?> every(Duration pause, Runnable what) {
        return timer.scheduleWithFixedDelay(
                what, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// With this pause, what a process that was killed had begun is gone on with within the length of a
    /// lease and this.
    private void attend() {
        try {
            intake.attend();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("inputs could not be attended to");
        }
    }

    private App app() {
        AppConfig config =
                AppConfig.builder()
                        .slack(workspace.slack)
                        .singleTeamBotToken(null)
                        .signingSecret(null)
                        .allEventsApiAutoAckEnabled(true)
                        .build();
        return new App(config, List.of());
    }

    private void open(App app, Envelopes envelopes) throws IOException {
        SlackSettings settings = workspace.settings;
        if (settings.httpPort().isPresent()) {
            Token secret = settings.signingSecret().orElseThrow();
            http = new HttpDoor(app, new Signatures(secret, clock), settings.httpPort().getAsInt());
            http.start();
            return;
        }
        Token token = settings.appToken().orElseThrow();
        sockets =
                new Sockets(
                        new SocketLine.Door(workspace.slack, token, envelopes::run, threads),
                        clock);
        sockets.start();
    }

    /// Whether Slack can reach the bot.
    public boolean ready() {
        return http != null || (sockets != null && sockets.open() > 0);
    }

    /// When Slack was last heard on a socket; empty in HTTP mode, and before the first greeting.
    public Optional<Instant> heard() {
        return Optional.ofNullable(sockets).flatMap(Sockets::heard);
    }

    /// How many sockets are open; none in HTTP mode.
    public int lines() {
        return sockets == null ? 0 : sockets.open();
    }

    /// When the timer last began its round.
    public Instant swept() {
        return swept;
    }

    /// The port of HTTP mode.
    public int httpPort() {
        if (http == null) {
            throw new IllegalStateException("the bot is not in HTTP mode");
        }
        return http.port();
    }

    private void sweep() {
        swept = clock.instant();
        try {
            if (store.duties().isMine("slack", swept, SWEEP_EVERY.multipliedBy(2))) {
                cards.sweep();
                digest.tell();
                Around.Terms terms = workspace.terms.get();
                store.inbox().forget(swept.minus(terms.answered()));
                store.offers().forget(swept.minus(terms.buttons()));
                store.answers().forget(swept.minus(terms.buttons()));
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("sweep failed");
        }
    }

    /// Takes no more, lets what is in work end for some seconds, and stops. What did not end another process
    /// answers, or this one after its next start. The store stays open.
    @Override
    public void close() {
        if (sockets != null) {
            sockets.close();
        }
        if (http != null) {
            http.close();
        }
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        cards.close();
        threads.shutdown();
        try {
            if (!intake.drain(DRAIN)) {
                LOG.atWarn().addKeyValue("open", intake.busy()).log("stopped with open answers");
            }
            if (attending != null) {
                attending.cancel(false);
            }
            timer.shutdownNow();
            workspace.slack.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("slack client closed badly");
        }
    }
}
