package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Something for the app, to be acknowledged in time.
///
/// @param retryAttempt 0 the first time
/// @param retryReason empty the first time
/// @param takesAnswer whether the acknowledgement may carry a message or what to do with a view
record Envelope(
        Kind kind, ObjectNode payload, boolean takesAnswer, int retryAttempt, String retryReason) {

    /// The types of Socket Mode; over HTTP they differ in the body's form.
    enum Kind {
        EVENT("events_api"),
        COMMAND("slash_commands"),
        INTERACTION("interactive");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    static Envelope first(Kind kind, ObjectNode payload, boolean takesAnswer) {
        return new Envelope(kind, payload, takesAnswer, 0, "");
    }

    Envelope retry(int attempt, String reason) {
        return new Envelope(kind, payload, takesAnswer, attempt, reason);
    }

    String summary() {
        return switch (kind) {
            case EVENT ->
                    payload.path("event").path("type").asText()
                            + " "
                            + payload.path("event_id").asText()
                            + (retryAttempt > 0 ? " retry " + retryAttempt : "");
            case COMMAND -> payload.path("command").asText() + " " + payload.path("text").asText();
            case INTERACTION ->
                    payload.path("type").asText()
                            + " "
                            + payload.path("actions").path(0).path("action_id").asText();
        };
    }
}
