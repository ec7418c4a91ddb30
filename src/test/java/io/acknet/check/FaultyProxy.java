package io.acknet.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.concurrent.atomic.AtomicInteger;

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
        GARBAGE,
        /// Status 200 with half of what should come, and a length that fits.
        TRUNCATED,
        /// Status 200 with a JSON object that has nothing in it.
        EMPTY,
        /// A list that never ends, as fast as it can be written.
        ENDLESS;

        /// Whether it lasts until the deadline.
        boolean hangs() {
            return this == SILENT || this == STALLED;
        }
    }

    /// Decides by path, and by how often the same path (without its query) was asked for before.
    public interface Plan {
        Fault of(URI uri, int earlier);
    }

    /// Longer than any deadline of a test: who waits for it is caught.
    private static final String RETRY_AFTER = "120";

    private final URI behind;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger lines = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FaultyProxy(URI behind) throws IOException {
        this.behind = behind;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
    }

    static FaultyProxy before(URI behind) {
        try {
            FaultyProxy proxy = new FaultyProxy(behind);
            proxy.server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another way to the same server, with faults of its own.
    ///
    /// @return where the API begins on this way
    URI line(Plan plan) {
        String prefix = "/line-" + lines.incrementAndGet();
        server.createContext(prefix + "/", new Line(prefix, plan));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + prefix);
    }

    private final class Line implements HttpHandler {
        private final String prefix;
        private final Plan plan;
        private final Map<String, Integer> counts = new ConcurrentHashMap<>();

        Line(String prefix, Plan plan) {
            this.prefix = prefix;
            this.plan = plan;
        }

        @Override
        public void handle(HttpExchange exchange) throws IOException {
            URI uri = URI.create(exchange.getRequestURI().toString().substring(prefix.length()));
            int earlier = counts.merge(uri.getPath(), 1, Integer::sum) - 1;
            try {
                answer(exchange, uri, plan.of(uri, earlier));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void answer(HttpExchange exchange, URI uri, Fault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case NONE -> {
                HttpResponse<String> real = ask(exchange, uri);
                send(exchange, real.statusCode(), real.body());
            }
            case TRUNCATED -> {
                String whole = ask(exchange, uri).body();
                send(exchange, 200, whole.substring(0, whole.length() / 2));
            }
            case SILENT -> closed.await();
            case STALLED -> {
                half(exchange);
                closed.await();
            }
            case CUT -> {
                half(exchange);
                exchange.close();
            }
            case GARBAGE -> send(exchange, 200, "<html>not an API server</html>");
            case EMPTY -> send(exchange, 200, "{}");
            case ENDLESS -> endless(exchange);
            case STATUS_401,
                    STATUS_403,
                    STATUS_404,
                    STATUS_410,
                    STATUS_429,
                    STATUS_500,
                    STATUS_503 -> {
                int status = Integer.parseInt(fault.name().substring("STATUS_".length()));
                if (status == 429) {
                    exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER);
                }
                send(
                        exchange,
                        status,
                        "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":" + status + "}");
            }
        }
    }

    private HttpResponse<String> ask(HttpExchange exchange, URI uri)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(behind.resolve(uri))
                        .header(
                                "Authorization",
                                exchange.getRequestHeaders().getFirst("Authorization"))
                        .header("Content-Type", "application/json")
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// Ends when nobody reads it any more.
    private static void endless(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        byte[] blank = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("{\"kind\":\"List\",\"items\":[".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(blank);
            }
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

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
