package io.acknet.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acknet.store.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// HTTP mode: one address for events, commands and clicks, behind our own check of the signature.
final class HttpDoor implements AutoCloseable {
    static final String PATH = "/slack/events";

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    /// Slack's payloads are a few kilobytes; a message of 40,000 characters makes less than this.
    private static final int MOST_BYTES = 1 << 20;

    private static final long ONE_SECOND = 1_000_000_000;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int WRONG_METHOD = 405;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;

    private final App app;
    private final SlackRequestParser parser;
    private final Signatures signatures;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - 2 * ONE_SECOND);

    /// @param port 0 for any free one
    HttpDoor(App app, Signatures signatures, int port) throws IOException {
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
        this.signatures = signatures;
        this.server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::handle);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                answer(exchange, WRONG_METHOD, "");
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                answer(exchange, TOO_LARGE, "");
                return;
            }
            Signatures.Judgement judgement =
                    signatures.judge(
                            header(exchange, "X-Slack-Request-Timestamp"),
                            header(exchange, "X-Slack-Signature"),
                            body);
            if (judgement != Signatures.Judgement.GENUINE) {
                refused(judgement, exchange);
                answer(exchange, UNAUTHORIZED, "");
                return;
            }
            run(exchange, new String(body, StandardCharsets.UTF_8));
        }
    }

    /// Whoever sends forgeries must not fill the log with them: one line a second, with their number.
    private void refused(Signatures.Judgement judgement, HttpExchange exchange) {
        long count = refused.incrementAndGet();
        long now = System.nanoTime();
        long last = told.get();
        if (now - last > ONE_SECOND && told.compareAndSet(last, now)) {
            LOG.atWarn()
                    .addKeyValue("judgement", judgement)
                    .addKeyValue("from", exchange.getRemoteAddress())
                    .addKeyValue("so-far", count)
                    .log("request refused");
        }
    }

    private void run(HttpExchange exchange, String body) throws IOException {
        try {
            Request<?> request = parser.parse(request(exchange, body));
            Response response = request == null ? null : app.run(request);
            respond(exchange, response);
        } catch (StoreException e) {
            LOG.atError().setCause(e).log("input not stored");
            answer(exchange, FAILED, "");
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            LOG.atError().setCause(e).log("request not understood");
            answer(exchange, OK, "");
        }
    }

    private static SlackRequestParser.HttpRequest request(HttpExchange exchange, String body) {
        return SlackRequestParser.HttpRequest.builder()
                .requestUri(PATH)
                .queryString(Map.of())
                .requestBody(body)
                .headers(new RequestHeaders(Map.copyOf(exchange.getRequestHeaders())))
                .remoteAddress(String.valueOf(exchange.getRemoteAddress()))
                .build();
    }

    private static void respond(HttpExchange exchange, @Nullable Response response)
            throws IOException {
        if (response == null || response.getStatusCode() != OK) {
            LOG.atWarn().log("nothing listens to this request");
            answer(exchange, OK, "");
            return;
        }
        if (response.getContentType() != null) {
            exchange.getResponseHeaders().put("Content-Type", List.of(response.getContentType()));
        }
        answer(exchange, OK, response.getBody());
    }

    private static void answer(HttpExchange exchange, int status, @Nullable String body)
            throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /// No more requests from now on; those that are here get a second.
    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }
}
