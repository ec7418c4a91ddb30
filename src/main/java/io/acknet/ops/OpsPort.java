package io.acknet.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acknet.store.Depths;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The port for whoever runs the bot: `/livez`, `/readyz` and `/metrics`, and nothing else.
///
/// What is looked at stands in the answer line by line, `ok` or `BAD`, with what was seen; one that is
/// bad makes it a 503. There is no secret in it, and nothing that anybody could change through it.
public final class OpsPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpsPort.class);

    /// A kubelet waits one second unless it is told otherwise; `deploy` tells it five.
    private static final Duration WITHIN = Duration.ofSeconds(3);

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";

    /// Prometheus' own name for its text format.
    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Probes live;
    private final Probes ready;
    private final Metrics metrics;
    private final Supplier<Depths> depths;

    private OpsPort(InetSocketAddress at, Shown shown) throws IOException {
        this.live = new Probes(shown.live(), WITHIN, FRESH);
        this.ready = new Probes(shown.ready(), WITHIN, FRESH);
        this.metrics = shown.metrics();
        this.depths = shown.depths();
        this.server = HttpServer.create(at, 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /// What the port shows.
    ///
    /// @param live what only a restart would mend
    /// @param ready what it takes to answer people
    /// @param depths read at each scrape
    public record Shown(
            List<Probe> live, List<Probe> ready, Metrics metrics, Supplier<Depths> depths) {}

    /// @throws IOException when the port is taken, or the address is not of this machine
    public static OpsPort open(InetSocketAddress at, Shown shown) throws IOException {
        OpsPort port;
        try {
            port = new OpsPort(at, shown);
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on %s:%d for health and metrics (%s); set ops.address and ops.port, or ACKNET_OPS_ADDRESS and ACKNET_OPS_PORT"
                            .formatted(at.getHostString(), at.getPort(), e.getMessage()),
                    e);
        }
        port.server.start();
        LOG.atInfo()
                .addKeyValue("address", at.getHostString())
                .addKeyValue("port", port.port())
                .log("health and metrics");
        return port;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                answer(exchange, NOT_ALLOWED, TEXT, "only GET\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/livez" -> answer(exchange, live.look());
                case "/readyz" -> answer(exchange, ready.look());
                case "/metrics" -> answer(exchange, OK, EXPOSITION, metrics.scrape(waiting()));
                default ->
                        answer(exchange, NOT_FOUND, TEXT, "there are /livez, /readyz, /metrics\n");
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a request for health or metrics failed");
        }
    }

    private Optional<Depths> waiting() {
        try {
            return Optional.of(depths.get());
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("what waits cannot be counted");
            return Optional.empty();
        }
    }

    private static void answer(HttpExchange exchange, Probes.Outcome outcome) throws IOException {
        String lines = outcome.lines().stream().map(OpsPort::line).collect(Collectors.joining());
        answer(exchange, outcome.good() ? OK : UNAVAILABLE, TEXT, lines);
    }

    private static String line(Probes.Line line) {
        return switch (line.health()) {
            case Health.Good(String text) -> "ok  " + line.name() + ": " + text + "\n";
            case Health.Bad(String text) -> "BAD " + line.name() + ": " + text + "\n";
        };
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        live.close();
        ready.close();
    }
}
