package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// How a stored object looks through one version of the API.
final class Shapes {

    private Shapes() {}

    /// The object with its kind and version. Its parts are the store's own: to be read, not altered.
    static ObjectNode served(ResourceType type, ObjectNode stored) {
        return fields(
                type,
                stored,
                Tree.object().put("kind", type.kind()).put("apiVersion", type.groupVersion()));
    }

    /// As an item of a list; the real server leaves kind and version of its own types out there.
    static ObjectNode listed(ResourceType type, ObjectNode stored) {
        boolean custom = type.group().contains(".") && !type.group().endsWith(".k8s.io");
        return custom ? served(type, stored) : fields(type, stored, Tree.object());
    }

    private static ObjectNode fields(ResourceType type, ObjectNode stored, ObjectNode into) {
        for (Map.Entry<String, JsonNode> field : converted(type, stored).properties()) {
            if (!field.getKey().equals("kind") && !field.getKey().equals("apiVersion")) {
                into.set(field.getKey(), field.getValue());
            }
        }
        return into;
    }

    private static ObjectNode converted(ResourceType type, ObjectNode stored) {
        return type.groupVersion().equals("events.k8s.io/v1") ? newEvent(stored) : stored;
    }

    /// `events.k8s.io/v1` has other names for what the core group's Event holds.
    private static ObjectNode newEvent(ObjectNode stored) {
        ObjectNode event = Tree.object();
        event.set("metadata", stored.path("metadata"));
        event.put("reason", Tree.text(stored, "reason"));
        event.put("note", Tree.text(stored, "message"));
        event.put("type", Tree.text(stored, "type"));
        event.set("regarding", stored.path("involvedObject"));
        event.put("reportingController", Tree.text(stored, "source", "component"));
        event.putNull("eventTime");
        event.set("deprecatedSource", stored.path("source"));
        event.put("deprecatedFirstTimestamp", Tree.text(stored, "firstTimestamp"));
        event.put("deprecatedLastTimestamp", Tree.text(stored, "lastTimestamp"));
        return event.put("deprecatedCount", stored.path("count").asInt(1));
    }
}
