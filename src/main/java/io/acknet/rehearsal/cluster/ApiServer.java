package io.acknet.rehearsal.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks HTTP: reads a request, has it answered, writes the answer, and notes both; unless a fault was
/// switched on.
final class ApiServer implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    /// What the log says of a request whose connection was dropped.
    private static final int NO_ANSWER = 0;

    /// Answers a request, or throws a `Failure`.
    interface Answering {
        Answer answer(Call call, User user);
    }

    private final Identification identification;
    private final Answering router;
    private final RequestLog log;
    private final Faults faults;

    ApiServer(Identification identification, Answering router, RequestLog log, Faults faults) {
        this.identification = identification;
        this.router = router;
        this.log = log;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.read(exchange);
            String who = "";
            try {
                User user = identification.of(call);
                who = user.name();
                handle(exchange, call, user);
            } catch (Failure failure) {
                log.note(call, who, failure.code(), false);
                send(exchange, Answer.of(failure));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange, Call call, User user)
            throws IOException, InterruptedException {
        Optional<Fault> fault = faults.on(call);
        if (fault.isPresent()) {
            suffer(exchange, call, user, fault.get());
            return;
        }
        Answer answer = answer(call, user);
        log.note(call, user.name(), answer.code(), answer.code() < 300);
        send(exchange, answer);
    }

    private void suffer(HttpExchange exchange, Call call, User user, Fault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case Fault.Refuse refuse -> throw Faults.failure(refuse.status());
            case Fault.FailAfterwards fail -> {
                boolean applied = answer(call, user).code() < 300;
                log.note(call, user.name(), fail.status(), applied);
                send(exchange, Answer.of(Faults.failure(fail.status())));
            }
            case Fault.Delay delay -> {
                Thread.sleep(delay.by());
                Answer answer = answer(call, user);
                log.note(call, user.name(), answer.code(), answer.code() < 300);
                send(exchange, answer);
            }
            case Fault.Cut cut -> {
                Answer answer = answer(call, user);
                log.note(call, user.name(), answer.code(), answer.code() < 300);
                cut(exchange, answer, cut.after());
            }
            case Fault.DropBefore() -> log.note(call, user.name(), NO_ANSWER, false);
            case Fault.DropAfter() -> {
                boolean applied = answer(call, user).code() < 300;
                log.note(call, user.name(), NO_ANSWER, applied);
            }
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
            case Answer.Stream stream -> stream(exchange, stream);
        }
    }

    private static void stream(HttpExchange exchange, Answer.Stream stream)
            throws IOException, InterruptedException {
        String upgrade = exchange.getRequestHeaders().getFirst("Upgrade");
        if (upgrade != null && upgrade.toLowerCase(Locale.ROOT).equals("websocket")) {
            // clients fall back to a stream of lines, as behind a proxy that knows no WebSocket
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            stream.source().writeTo(out);
        }
    }

    private static void write(HttpExchange exchange, int code, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
    }

    /// Promises the whole body and sends its beginning.
    private static void cut(HttpExchange exchange, Answer answer, int after) throws IOException {
        byte[] body =
                answer instanceof Answer.Json json ? Tree.bytes(json.body()) : new byte[after + 1];
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.code(), Math.max(body.length, after + 1));
        OutputStream out = exchange.getResponseBody();
        out.write(Arrays.copyOf(body, Math.min(after, body.length)));
        out.flush();
    }
}
