package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// Socket Mode: an app opens up to ten sockets, each with a ticket of its own; one of them gets each
/// envelope.
final class Sockets extends WebSocketServer implements Delivery {
    /// docs.slack.dev, "Using Socket Mode": "up to 10 concurrent WebSocket connections per app"
    static final int MOST_CONNECTIONS = 10;

    private static final Duration START = Duration.ofSeconds(10);
    private static final int APPROXIMATE_LIFE_SECONDS = 3_600;

    private final String appId;
    private final Duration ackDeadline;
    private final ProtocolLog log;
    private final Consumer<Boolean> connected;
    private final CountDownLatch started = new CountDownLatch(1);
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<WebSocket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicBoolean muted = new AtomicBoolean();

    private record Waiting(long sentNanos, CompletableFuture<Ack> ack) {}

    Sockets(String appId, Duration ackDeadline, ProtocolLog log, Consumer<Boolean> connected) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.appId = appId;
        this.ackDeadline = ackDeadline;
        this.log = log;
        this.connected = connected;
        setTcpNoDelay(true);
        setReuseAddr(true);
        setDaemon(true);
    }

    void startAndWait() {
        start();
        try {
            if (!started.await(START.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UncheckedIOException(
                        new IOException("the WebSocket server does not start"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the WebSocket server starts", e);
        }
    }

    /// An address that lets one socket in.
    String newUrl(String ticket) {
        tickets.add(ticket);
        return "ws://127.0.0.1:" + getPort() + "/link/?ticket=" + ticket + "&app_id=" + appId;
    }

    int connections() {
        return open.size();
    }

    @Override
    public CompletableFuture<Ack> send(Envelope envelope) {
        Optional<WebSocket> socket = next();
        if (socket.isEmpty()) {
            log.toApp(envelope.kind().wireName(), envelope.summary() + " — no socket is open");
            return CompletableFuture.completedFuture(new Ack.Missing("connection_failed"));
        }
        String id = Ids.uuid();
        CompletableFuture<Ack> ack = new CompletableFuture<>();
        waiting.put(id, new Waiting(System.nanoTime(), ack));
        log.toApp(envelope.kind().wireName(), envelope.summary(), envelope.payload());
        if (!muted.get()) {
            trySend(socket.get(), frame(envelope, id));
        }
        return ack.completeOnTimeout(
                        new Ack.Missing("timeout"), ackDeadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> waiting.remove(id));
    }

    /// Says that the socket will be closed, then closes it, as Slack does when it moves a host.
    void disconnect(String reason) {
        for (WebSocket socket : open) {
            ObjectNode frame = Json.object().put("type", "disconnect").put("reason", reason);
            frame.putObject("debug_info").put("host", "127.0.0.1");
            log.toApp("disconnect", reason);
            trySend(socket, frame.toString());
            if (!reason.equals("warning")) {
                socket.close();
            }
        }
    }

    /// Cuts every connection without a closing handshake.
    void closeAbruptly() {
        for (WebSocket socket : open) {
            socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "cut");
        }
    }

    /// While mute, sockets stay open and nothing comes over them, no pong either.
    void mute(boolean mute) {
        muted.set(mute);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (!tickets.remove(ticketOf(handshake.getResourceDescriptor()))) {
            socket.close(CloseFrame.POLICY_VALIDATION, "invalid or used ticket");
            return;
        }
        if (open.size() >= MOST_CONNECTIONS) {
            socket.close(CloseFrame.TRY_AGAIN_LATER, "too many connections");
            return;
        }
        open.add(socket);
        trySend(socket, hello());
        log.toApp("hello", open.size() + " connections");
        connected.accept(true);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        if (muted.get()) {
            return;
        }
        Optional<ObjectNode> frame = Json.parseObject(text);
        String id = frame.map(node -> node.path("envelope_id").asText()).orElse("");
        Optional<Waiting> answered = Optional.ofNullable(waiting.get(id));
        if (answered.isEmpty()) {
            log.fromApp("ack", "unknown or late envelope_id " + id);
            return;
        }
        Duration after = Duration.ofNanos(System.nanoTime() - answered.get().sentNanos());
        ObjectNode payload = payloadOf(frame.orElseThrow());
        if (payload.isEmpty()) {
            log.fromApp("ack", after.toMillis() + " ms");
        } else {
            log.fromApp("ack", after.toMillis() + " ms with an answer", payload);
        }
        answered.get().ack().complete(new Ack.Answered(after, payload));
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        if (open.remove(socket)) {
            log.fromApp("close", code + ", " + open.size() + " connections left");
            connected.accept(!open.isEmpty());
        }
    }

    @Override
    public void onError(WebSocket socket, Exception failure) {
        log.fromApp("error", String.valueOf(failure.getMessage()));
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata ping) {
        if (!muted.get()) {
            super.onWebsocketPing(socket, ping);
        }
    }

    private Optional<WebSocket> next() {
        List<WebSocket> usable = open.stream().filter(WebSocket::isOpen).toList();
        return usable.isEmpty()
                ? Optional.empty()
                : Optional.of(usable.get(Math.floorMod(turn.getAndIncrement(), usable.size())));
    }

    private void trySend(WebSocket socket, String frame) {
        try {
            socket.send(frame);
        } catch (WebsocketNotConnectedException gone) {
            log.toApp("lost", "the socket closed while a frame was sent");
        }
    }

    private String frame(Envelope envelope, String id) {
        ObjectNode frame =
                Json.object()
                        .put("envelope_id", id)
                        .put("type", envelope.kind().wireName())
                        .put("accepts_response_payload", envelope.takesAnswer());
        frame.set("payload", envelope.payload());
        if (envelope.kind() == Envelope.Kind.EVENT) {
            frame.put("retry_attempt", envelope.retryAttempt())
                    .put("retry_reason", envelope.retryReason());
        }
        return frame.toString();
    }

    private String hello() {
        ObjectNode hello = Json.object().put("type", "hello").put("num_connections", open.size());
        hello.putObject("connection_info").put("app_id", appId);
        hello.putObject("debug_info")
                .put("host", "127.0.0.1")
                .put("build_number", 1)
                .put("approximate_connection_time", APPROXIMATE_LIFE_SECONDS);
        return hello.toString();
    }

    private static ObjectNode payloadOf(ObjectNode frame) {
        return frame.get("payload") instanceof ObjectNode payload ? payload : Json.object();
    }

    private static String ticketOf(String resource) {
        return Http.query(resource.substring(resource.indexOf('?') + 1)).getOrDefault("ticket", "");
    }
}
