package io.acknet.rehearsal.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks HTTP: reads a request, has it answered, writes the answer, and notes both.
final class ApiServer implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    /// Answers a request, or throws a `Failure`.
    interface Answering {
        Answer answer(Call call, User user);
    }

    private final Users users;
    private final Answering router;
    private final RequestLog log;

    ApiServer(Users users, Answering router, RequestLog log) {
        this.users = users;
        this.router = router;
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.read(exchange);
            String user = "";
            Answer answer;
            try {
                User caller = users.authenticate(call.header("Authorization"));
                user = caller.name();
                answer = answer(call, caller);
            } catch (Failure failure) {
                answer = Answer.of(failure);
            }
            log.note(call, user, answer.code());
            send(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(Call call, User user) {
        try {
            return router.answer(call, user);
        } catch (Failure failure) {
            return Answer.of(failure);
        } catch (RuntimeException e) {
            LOG.error("the simulated API server failed on {} {}", call.method(), call.path(), e);
            return Answer.of(Failure.internal(String.valueOf(e.getMessage())));
        }
    }

    private static void send(HttpExchange exchange, Answer answer)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Cache-Control", "no-cache, private");
        switch (answer) {
            case Answer.Json json -> {
                json.headers().forEach(exchange.getResponseHeaders()::set);
                write(exchange, json.code(), "application/json", Tree.bytes(json.body()));
            }
            case Answer.Text text ->
                    write(
                            exchange,
                            text.code(),
                            "text/plain; charset=utf-8",
                            text.body().getBytes(StandardCharsets.UTF_8));
            case Answer.Stream stream -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    stream.source().writeTo(out);
                }
            }
        }
    }

    private static void write(HttpExchange exchange, int code, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
