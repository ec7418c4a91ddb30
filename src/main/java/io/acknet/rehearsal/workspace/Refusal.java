package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Slack says no: the answer is `ok:false` with an error name from its documentation.
final class Refusal extends RuntimeException {
    private final transient ObjectNode body;
    private final int retryAfterSeconds;

    Refusal(String error) {
        this(Json.object().put("ok", false).put("error", error), 0);
    }

    private Refusal(ObjectNode body, int retryAfterSeconds) {
        super(body.path("error").asText());
        this.body = body;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Refusal rateLimited(int retryAfterSeconds) {
        return new Refusal(
                Json.object().put("ok", false).put("error", "ratelimited"), retryAfterSeconds);
    }

    static Refusal missingScope(String needed, Iterable<String> provided) {
        return new Refusal(
                Json.object()
                        .put("ok", false)
                        .put("error", "missing_scope")
                        .put("needed", needed)
                        .put("provided", String.join(",", provided)),
                0);
    }

    /// With sentences for the developer, as `[ERROR] … [json-pointer:/blocks/0]`.
    static Refusal explained(String error, List<String> messages) {
        ObjectNode body = Json.object().put("ok", false).put("error", error);
        body.set("errors", Json.strings(messages));
        body.putObject("response_metadata")
                .set("messages", Json.strings(messages.stream().map("[ERROR] "::concat).toList()));
        return new Refusal(body, 0);
    }

    /// For people: the error, and what Slack says about it.
    String explanation() {
        StringBuilder text = new StringBuilder(body.path("error").asText());
        body.path("errors").forEach(error -> text.append(": ").append(error.asText()));
        return text.toString();
    }

    ObjectNode body() {
        return body;
    }

    /// Above zero when the answer's status is 429.
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
