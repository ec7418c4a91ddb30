package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A modal or a home tab as Slack keeps it.
///
/// @param json with everything that Slack adds: id, hash, state, root
record View(String id, String personId, ObjectNode json) {
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
