package io.acknet.rehearsal.workspace;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/// A bare WebSocket: it waits for the greeting.
final class TestSocket extends WebSocketClient {
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile boolean greeted;

    private TestSocket(String url) {
        super(URI.create(url));
        setDaemon(true);
    }

    static TestSocket connect(String url) throws InterruptedException {
        TestSocket socket = new TestSocket(url);
        socket.connectBlocking();
        return socket;
    }

    /// Whether the server greets and does not close.
    boolean staysOpen() throws InterruptedException {
        return decided.await(5, TimeUnit.SECONDS) && greeted;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
        greeted = text.contains("\"hello\"");
        decided.countDown();
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        decided.countDown();
    }

    @Override
    public void onError(Exception failure) {
        decided.countDown();
    }
}
