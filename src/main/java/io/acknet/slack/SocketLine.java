package io.acknet.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket to Slack, from its `hello` to its end; a new one takes its place.
///
/// The SDK's client is used for its protocol alone. Its queue is polled every ten milliseconds and its
/// reconnecting waits for up to five seconds, so messages are handed on as they arrive, and whoever
/// holds this line opens another one when it is lost.
final class SocketLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLine.class);

    /// An envelope can arrive before the SDK has noted its own session.
    private static final int SEND_TRIES = 50;

    private static final Duration SEND_PAUSE = Duration.ofMillis(20);

    /// A second and a half: Slack waits for three, and storing may take a moment on a busy database.
    private static final int LAST_ACKS_TRIES = 75;

    private final SocketModeClient client;
    private final CompletableFuture<Boolean> hello = new CompletableFuture<>();
    private final Runnable lost;
    private final Function<String, Optional<String>> envelopes;
    private final ExecutorService threads;
    private final Object sending = new Object();
    private final AtomicInteger unacknowledged = new AtomicInteger();

    private SocketLine(Door door, Runnable lost) throws IOException, URISyntaxException {
        this.lost = lost;
        this.envelopes = door.envelopes();
        this.threads = door.threads();
        String appToken = door.appToken().value();
        String url = door.slack().issueSocketModeUrl(appToken);
        client =
                new SocketModeClientTyrusImpl(
                        door.slack(), appToken, url, 0, new Handover(), false, false, 0);
        client.addWebSocketCloseListener((_, _) -> ended());
    }

    /// What every line needs.
    ///
    /// @param envelopes makes the acknowledgement of an envelope
    record Door(
            Slack slack,
            Token appToken,
            Function<String, Optional<String>> envelopes,
            ExecutorService threads) {}

    /// Connects and waits for `hello`.
    ///
    /// @param lost is run, perhaps more than once, when the line ends or Slack asks for a new one
    static SocketLine open(Door door, Runnable lost, long helloMillis)
            throws IOException, InterruptedException {
        try {
            SocketLine line = new SocketLine(door, lost);
            line.client.connect();
            if (!line.greeted(helloMillis)) {
                line.close();
                throw new IOException("connected, but Slack said no hello");
            }
            return line;
        } catch (URISyntaxException e) {
            throw new IOException("Slack gave an address that is none", e);
        }
    }

    private boolean greeted(long millis) throws InterruptedException {
        try {
            return hello.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void ended() {
        hello.complete(false);
        lost.run();
    }

    /// Whether a ping comes back. Blocks for up to three seconds.
    boolean alive() {
        return client.verifyConnection();
    }

    private void take(String message) {
        JsonNode envelope;
        try {
            envelope = SlackJson.read(message, JsonNode.class);
        } catch (IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("a message that is no JSON");
            return;
        }
        switch (envelope.path("type").asText()) {
            case "hello" -> hello.complete(true);
            case "disconnect" -> {
                LOG.atInfo().addKeyValue("reason", envelope.path("reason").asText()).log("refresh");
                lost.run();
            }
            default -> envelopes.apply(message).ifPresent(this::send);
        }
    }

    private void send(String acknowledgement) {
        for (int tried = 1; ; tried++) {
            try {
                synchronized (sending) {
                    client.sendWebSocketMessage(acknowledgement);
                }
                return;
            } catch (RuntimeException e) {
                if (tried == SEND_TRIES) {
                    LOG.atWarn().setCause(e).log("acknowledgement not sent");
                    return;
                }
            }
            Transport.sleep(SEND_PAUSE);
        }
    }

    /// Closes when what has arrived is acknowledged, or a moment later.
    @Override
    public void close() {
        for (int waited = 0; unacknowledged.get() > 0 && waited < LAST_ACKS_TRIES; waited++) {
            Transport.sleep(SEND_PAUSE);
        }
        try {
            client.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("line closed badly");
        }
    }

    /// Where the SDK puts a message: straight into a thread of its own.
    private final class Handover implements SocketModeMessageQueue {
        @Override
        public void add(String message) {
            unacknowledged.incrementAndGet();
            threads.execute(() -> {
                try {
                    take(message);
                } finally {
                    unacknowledged.decrementAndGet();
                }
            });
        }

        @Override
        public @Nullable String poll() {
            return null;
        }
    }
}
