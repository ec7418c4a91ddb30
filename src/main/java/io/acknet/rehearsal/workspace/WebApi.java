package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;

/// Slack's Web API under `/api/`: checks the token, the scope and the pace, then lets the method answer.
final class WebApi implements HttpHandler {
    private static final String PREFIX = "/api/";
    private static final String CONNECTIONS_OPEN = "apps.connections.open";
    private static final double SECONDS_PER_MINUTE = 60;

    private final Directory directory;
    private final Tokens tokens;
    private final Map<String, Method> methods;
    private final boolean tiers;
    private final Throttle throttle;
    private final Faults faults;
    private final ProtocolLog log;

    WebApi(
            Directory directory,
            Tokens tokens,
            Map<String, Method> methods,
            Options options,
            Faults faults,
            ProtocolLog log) {
        this.directory = directory;
        this.tokens = tokens;
        this.methods = methods;
        this.tiers = options.rates().tiers();
        this.throttle = new Throttle(options.clock());
        this.faults = faults;
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestURI().getPath().substring(PREFIX.length());
        Call call = Call.of(method, Map.of());
        try {
            call = Call.read(exchange, method);
            ObjectNode answer = answer(call);
            exchange.getResponseHeaders()
                    .set("X-OAuth-Scopes", String.join(",", directory.app().scopes()));
            log.fromApp(method, "ok" + call.excerpt(), call.shown());
            Http.json(exchange, Http.OK, Json.object().put("ok", true).setAll(answer));
        } catch (Refusal refusal) {
            log.fromApp(method, refusal.body().toString(), call.shown());
            refuse(exchange, refusal);
        }
    }

    private ObjectNode answer(Call call) {
        Method method = methods.get(call.method());
        if (method == null) {
            throw new Refusal("unknown_method");
        }
        checkToken(call);
        checkScope(method);
        faults.takeFor(call.method()).ifPresent(WebApi::fail);
        checkPace(call, method);
        ObjectNode answer = method.action().apply(call);
        if (faults.takeLost(call.method())) {
            throw new Refusal("internal_error");
        }
        return answer;
    }

    private void checkToken(Call call) {
        if (call.token().isEmpty()) {
            throw new Refusal("not_authed");
        }
        boolean appLevel = call.token().equals(tokens.app());
        if (!appLevel && !call.token().equals(tokens.bot())) {
            throw new Refusal("invalid_auth");
        }
        boolean wantsAppLevel = call.method().equals(CONNECTIONS_OPEN);
        if (appLevel != wantsAppLevel && !call.method().equals("auth.test")) {
            throw new Refusal("not_allowed_token_type");
        }
    }

    private void checkScope(Method method) {
        if (!method.scope().isEmpty() && !directory.app().scopes().contains(method.scope())) {
            throw Refusal.missingScope(method.scope(), new TreeSet<>(directory.app().scopes()));
        }
    }

    private void checkPace(Call call, Method method) {
        int wait =
                tiers
                        ? throttle.take(
                                call.method(),
                                method.perMinute() / SECONDS_PER_MINUTE,
                                method.perMinute())
                        : 0;
        if (wait > 0) {
            throw Refusal.rateLimited(wait);
        }
    }

    private static void fail(Faults.Planned fault) {
        throw fault.error()
                .map(Refusal::new)
                .orElseGet(() -> Refusal.rateLimited((int) fault.retryAfter().toSeconds()));
    }

    private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        if (refusal.retryAfterSeconds() > 0) {
            exchange.getResponseHeaders()
                    .set("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
            Http.json(exchange, Http.TOO_MANY_REQUESTS, refusal.body());
        } else {
            Http.json(exchange, Http.OK, refusal.body());
        }
    }
}
