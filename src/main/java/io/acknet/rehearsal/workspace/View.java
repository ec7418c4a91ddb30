package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A modal or a home tab as Slack keeps it.
///
/// @param json with everything that Slack adds: id, hash, state, root
record View(String id, String personId, ObjectNode json) {
    /// As it is sent to the app: with what the person has filled in.
    View filledIn(ObjectNode state) {
        ObjectNode filled = json.deepCopy();
        filled.putObject("state")
                .set("values", state.isEmpty() ? Json.object() : state.path("values"));
        return new View(id, personId, filled);
    }

    String hash() {
        return json.path("hash").asText();
    }

    String externalId() {
        return json.path("external_id").asText();
    }

    boolean isHome() {
        return json.path("type").asText().equals("home");
    }
}
