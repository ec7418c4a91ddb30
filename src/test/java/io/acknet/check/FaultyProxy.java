package io.acknet.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands before an API server and spoils its answers as planned.
public final class FaultyProxy implements AutoCloseable {

    public enum Fault {
        NONE,
        STATUS_401,
        STATUS_403,
        STATUS_404,
        STATUS_410,
        STATUS_429,
        STATUS_500,
        STATUS_503,
        /// No answer, ever.
        SILENT,
        /// Headers at once, then the body stops in the middle and the connection stays open.
        STALLED,
        /// The connection ends in the middle of the body.
        CUT,
        /// Status 200 with a body that is no JSON.
        GARBAGE
    }

    /// Decides by path, and by how often the same path (without its query) was asked for before.
    public interface Plan {
        Fault of(URI uri, int earlier);
    }

    private final URI behind;
    private final Plan plan;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FaultyProxy(URI behind, Plan plan) throws IOException {
        this.behind = behind;
        this.plan = plan;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    static FaultyProxy before(URI behind, Plan plan) {
        try {
            FaultyProxy proxy = new FaultyProxy(behind, plan);
            proxy.server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        int earlier = counts.merge(exchange.getRequestURI().getPath(), 1, Integer::sum) - 1;
        Fault fault = plan.of(exchange.getRequestURI(), earlier);
        switch (fault) {
            case NONE -> forward(exchange);
            case SILENT -> hang();
            case STALLED -> {
                half(exchange);
                hang();
            }
            case CUT -> {
                half(exchange);
                exchange.close();
            }
            case GARBAGE -> send(exchange, 200, "<html>not an API server</html>");
            case STATUS_401,
                    STATUS_403,
                    STATUS_404,
                    STATUS_410,
                    STATUS_429,
                    STATUS_500,
                    STATUS_503 -> {
                int status = Integer.parseInt(fault.name().substring("STATUS_".length()));
                send(
                        exchange,
                        status,
                        "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":" + status + "}");
            }
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                        .header(
                                "Authorization",
                                exchange.getRequestHeaders().getFirst("Authorization"))
                        .header("Content-Type", "application/json")
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()))
                        .build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void half(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 10_000);
        exchange.getResponseBody()
                .write("{\"kind\":\"List\",\"items\":[".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
