package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/// What was seen of something outside Slack, for the page's inspector. Only the last [#KEPT] are kept,
/// for pages that are opened later.
final class Sightings {
    private static final int KEPT = 300;

    private final Audience audience;
    private final Deque<ObjectNode> events = new ArrayDeque<>();

    Sightings(Audience audience) {
        this.audience = audience;
    }

    /// @param type of the event that the page gets
    void add(String type, ObjectNode entry) {
        ObjectNode event = Json.object().put("type", type).set("entry", entry);
        synchronized (events) {
            events.addLast(event);
            if (events.size() > KEPT) {
                events.removeFirst();
            }
        }
        audience.tellAll(event);
    }

    /// Oldest first.
    ArrayNode json() {
        synchronized (events) {
            return Json.array().addAll(events);
        }
    }
}
