package io.acknet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.cluster.Written.Why;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import java.io.IOException;

/// Reads an answer to a request that changes something. What the server did not clearly refuse is
/// ambiguous: a fault of the server may come after it has stored the object.
final class WriteAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 400;

    private final Mutation mutation;

    WriteAnswer(Mutation mutation) {
        this.mutation = mutation;
    }

    Written of(Wire.Answer answer) {
        return switch (answer) {
            case Wire.Answer.Got(int status, byte[] body) -> of(status, body);
            case Wire.Answer.Lost(Read.Why why, Text reason) ->
                    why == Read.Why.UNREACHABLE
                            ? new Written.Refused(Why.NOT_SENT, reason)
                            : new Written.Ambiguous(reason);
        };
    }

    private Written of(int status, byte[] body) {
        return switch (status) {
            case 200, 201, 202 -> new Written.Landed(ClusterWriter.text(body));
            case 400, 405, 406, 413, 415 -> refused(Why.INVALID, status, body);
            case 401 -> refused(Why.UNAUTHENTICATED, status, body);
            case 403 -> refused(Why.FORBIDDEN, status, body);
            case 404 -> refused(Why.GONE, status, body);
            case 409 -> refused(conflict(body), status, body);
            case 422 -> refused(unprocessable(body), status, body);
            case 429 -> refused(Why.NOT_YET, status, body);
            default -> new Written.Ambiguous(reason(status, body));
        };
    }

    private static Why conflict(byte[] body) {
        return parse(body).path("reason").asText().equals("AlreadyExists")
                ? Why.EXISTS
                : Why.CHANGED;
    }

    /// A `test` of a patch that fails is answered without causes; a value that is refused, with them.
    private Why unprocessable(byte[] body) {
        boolean causes = parse(body).path("details").path("causes").size() > 0;
        return mutation instanceof Mutation.Patch && !causes ? Why.CHANGED : Why.INVALID;
    }

    private Written refused(Why why, int status, byte[] body) {
        return new Written.Refused(why, reason(status, body));
    }

    private Text reason(int status, byte[] body) {
        String message = Redactor.standard().redact(parse(body).path("message").asText());
        String shown =
                message.length() > LONGEST_MESSAGE
                        ? message.substring(0, LONGEST_MESSAGE) + "…"
                        : message;
        String said = shown.isEmpty() ? "" : ": " + shown;
        return new Text(
                "API Server 对 " + mutation.subject() + " 返回 " + status + said,
                "the API server answered " + status + " for " + mutation.subject() + said);
    }

    /// A body that is no JSON says nothing.
    private static JsonNode parse(byte[] body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            return parsed == null ? JSON.createObjectNode() : parsed;
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
