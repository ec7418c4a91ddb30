package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The Events API over HTTP: signed POSTs to the app's request URL; status 200 in time acknowledges.
final class HttpDelivery implements Delivery {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Duration ackDeadline;
    private final ProtocolLog log;
    private final SignedRequests requests;

    HttpDelivery(URI requestUrl, Signer signer, Options options, ProtocolLog log) {
        this.ackDeadline = options.timing().ack();
        this.requests = new SignedRequests(requestUrl, signer, options.clock(), ackDeadline);
        this.log = log;
    }

    @Override
    public CompletableFuture<Ack> send(Envelope envelope) {
        long sent = System.nanoTime();
        log.toApp(envelope.kind().wireName(), envelope.summary(), envelope.payload());
        return requests.send(body(envelope), headers(envelope))
                .thenApply(response -> ack(response, sent))
                .exceptionally(HttpDelivery::missing);
    }

    SignedRequests requests() {
        return requests;
    }

    void stop() {
        requests.stop();
    }

    private static Map<String, String> headers(Envelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", envelope.kind() == Envelope.Kind.EVENT ? JSON : FORM);
        if (envelope.retryAttempt() > 0) {
            headers.put("X-Slack-Retry-Num", Integer.toString(envelope.retryAttempt()));
            headers.put("X-Slack-Retry-Reason", envelope.retryReason());
        }
        return headers;
    }

    private static String body(Envelope envelope) {
        return switch (envelope.kind()) {
            case EVENT -> envelope.payload().toString();
            case INTERACTION -> Http.form(Map.of("payload", envelope.payload().toString()));
            case COMMAND -> {
                Map<String, String> fields = new LinkedHashMap<>();
                envelope.payload()
                        .properties()
                        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
                yield Http.form(fields);
            }
        };
    }

    private Ack ack(HttpResponse<String> response, long sent) {
        Duration after = Duration.ofNanos(System.nanoTime() - sent);
        log.fromApp("ack", "HTTP " + response.statusCode() + ", " + after.toMillis() + " ms");
        return response.statusCode() == Http.OK
                ? new Ack.Answered(after, answer(response.body()))
                : new Ack.Missing("http_error");
    }

    /// JSON, or plain text that is the whole message.
    private static ObjectNode answer(String body) {
        if (body.isBlank()) {
            return Json.object();
        }
        JsonNode tree = Json.parse(body).orElse(Json.object().put("text", body));
        return tree instanceof ObjectNode object ? object : Json.object().put("text", body);
    }

    private static Ack missing(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        return new Ack.Missing(
                switch (cause) {
                    case HttpTimeoutException late -> "http_timeout";
                    case ConnectException nobody -> "connection_failed";
                    default -> "http_error";
                });
    }
}
