package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// `status.conditions` of any object.
final class Conditions {

    private Conditions() {}

    static Optional<JsonNode> find(JsonNode object, String type) {
        return Tree.items(object, "status", "conditions").stream()
                .filter(it -> Tree.text(it, "type").equals(type))
                .findFirst();
    }

    static boolean isTrue(JsonNode object, String type) {
        return find(object, type).map(it -> Tree.text(it, "status").equals("True")).orElse(false);
    }

    /// Sets a condition; its transition time moves only with its status.
    static void set(ObjectNode object, ObjectNode condition, Instant now) {
        ArrayNode conditions = Tree.ensure(object, "status").withArray("conditions");
        String type = Tree.text(condition, "type");
        condition.put("lastTransitionTime", Meta.time(now));
        for (int i = 0; i < conditions.size(); i++) {
            JsonNode was = conditions.get(i);
            if (Tree.text(was, "type").equals(type)) {
                if (was.path("status").equals(condition.path("status"))) {
                    condition.set("lastTransitionTime", was.path("lastTransitionTime"));
                }
                conditions.set(i, condition);
                return;
            }
        }
        conditions.add(condition);
    }

    static ObjectNode of(String type, boolean status) {
        return Tree.object().put("type", type).put("status", status ? "True" : "False");
    }
}
