package io.acknet.rehearsal.workspace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A bot of the unmodified SDK: it keeps every envelope and acknowledges as it is told.
final class TestBot implements AutoCloseable {
    private final Slack slack;
    private final String botToken;
    private final BlockingQueue<JsonObject> envelopes = new LinkedBlockingQueue<>();
    private final List<SocketModeClient> sockets = new CopyOnWriteArrayList<>();
    private static final int CONNECT_POLLS = 500;
    private static final int CONNECT_POLL_MILLIS = 10;

    private volatile Function<JsonObject, Optional<String>> acknowledge =
            envelope -> Optional.of("");

    TestBot(SlackStandIn standIn) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(standIn.apiUrl());
        slack = Slack.getInstance(config);
        botToken = standIn.botToken();
    }

    /// Returns when the stand-in has heard the hello, too: what it sends before that reaches nobody.
    TestBot connect(SlackStandIn standIn) throws IOException, InterruptedException {
        int before = standIn.connections();
        SocketModeClient socket =
                slack.socketMode(standIn.appToken(), SocketModeClient.Backend.Tyrus);
        socket.addWebSocketMessageListener(text -> received(socket, text));
        socket.setAutoReconnectEnabled(true);
        socket.connect();
        sockets.add(socket);
        for (int i = 0; i < CONNECT_POLLS && standIn.connections() == before; i++) {
            Thread.sleep(CONNECT_POLL_MILLIS);
        }
        return this;
    }

    MethodsClient methods() {
        return slack.methods(botToken);
    }

    Slack slack() {
        return slack;
    }

    /// The text is the acknowledgement's payload, empty for none; no text is no acknowledgement.
    void acknowledges(Function<JsonObject, Optional<String>> how) {
        acknowledge = how;
    }

    /// The next envelope of this type.
    JsonObject next(String type) throws InterruptedException {
        JsonObject envelope = envelopes.poll(5, TimeUnit.SECONDS);
        while (envelope != null && !envelope.get("type").getAsString().equals(type)) {
            envelope = envelopes.poll(5, TimeUnit.SECONDS);
        }
        if (envelope == null) {
            throw new AssertionError("no envelope of type " + type + " within 5 s");
        }
        return envelope;
    }

    JsonObject nextPayload(String type) throws InterruptedException {
        return next(type).getAsJsonObject("payload");
    }

    /// Whether nothing arrives for this long.
    boolean hearsNothingFor(int millis) throws InterruptedException {
        return envelopes.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    @Override
    public void close() throws IOException {
        for (SocketModeClient socket : sockets) {
            socket.setAutoReconnectEnabled(false);
            socket.close();
        }
    }

    private void received(SocketModeClient socket, String text) {
        JsonElement parsed = JsonParser.parseString(text);
        if (!parsed.isJsonObject() || !parsed.getAsJsonObject().has("envelope_id")) {
            return;
        }
        JsonObject envelope = parsed.getAsJsonObject();
        envelopes.add(envelope);
        acknowledge
                .apply(envelope)
                .ifPresent(payload -> socket.sendWebSocketMessage(ack(envelope, payload)));
    }

    private static String ack(JsonObject envelope, String payload) {
        JsonObject ack = new JsonObject();
        ack.add("envelope_id", envelope.get("envelope_id"));
        if (!payload.isEmpty()) {
            ack.add("payload", JsonParser.parseString(payload));
        }
        return ack.toString();
    }
}
