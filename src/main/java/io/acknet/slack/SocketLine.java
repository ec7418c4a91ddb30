package io.acknet.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
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

    private static final int SEND_PAUSE_MILLIS = 20;

    private final SocketModeClient client;
    private final CountDownLatch hello = new CountDownLatch(1);
    private final Runnable lost;
    private final Function<String, java.util.Optional<String>> envelopes;
    private final ExecutorService threads;
    private final Object sending = new Object();

    private SocketLine(Door door, Runnable lost) throws IOException, URISyntaxException {
        this.lost = lost;
        this.envelopes = door.envelopes();
        this.threads = door.threads();
        String url = door.slack().issueSocketModeUrl(door.appToken());
        client =
                new SocketModeClientTyrusImpl(
                        door.slack(), door.appToken(), url, 0, new Handover(), false, false, 0);
        client.addWebSocketCloseListener((_, _) -> lost.run());
    }

    /// What every line needs.
    ///
    /// @param envelopes makes the acknowledgement of an envelope
    record Door(
            Slack slack,
            String appToken,
            Function<String, java.util.Optional<String>> envelopes,
            ExecutorService threads) {}

    /// Connects and waits for `hello`.
    ///
    /// @param lost is run, perhaps more than once, when the line ends or Slack asks for a new one
    static SocketLine open(Door door, Runnable lost, long helloMillis)
            throws IOException, InterruptedException {
        try {
            SocketLine line = new SocketLine(door, lost);
            line.client.connect();
            if (!line.hello.await(helloMillis, TimeUnit.MILLISECONDS)) {
                line.close();
                throw new IOException("connected, but Slack said no hello");
            }
            return line;
        } catch (URISyntaxException e) {
            throw new IOException("Slack gave an address that is none", e);
        }
    }

    /// Whether a ping comes back. Blocks for up to three seconds.
    boolean alive() {
        return client.verifyConnection();
    }

    private void take(String message) {
        JsonNode envelope = SlackJson.read(message, JsonNode.class);
        switch (envelope.path("type").asText()) {
            case "hello" -> hello.countDown();
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
            Transport.sleep(java.time.Duration.ofMillis(SEND_PAUSE_MILLIS));
        }
    }

    @Override
    public void close() {
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
            threads.execute(() -> take(message));
        }

        @Override
        public @Nullable String poll() {
            return null;
        }
    }
}
