package io.acknet.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/// What differs between two states of an object, field by field, for people:
/// `{"path","before","after"}`, and for texts of several lines `{"path","lines":[{"sign","text"}]}`.
final class FieldChanges {
    private static final int MOST = 24;
    private static final int LONGEST = 160;

    /// What the API server keeps for itself, and clocks.
    private static final Set<String> NOISE =
            Set.of(
                    "managedFields",
                    "resourceVersion",
                    "generation",
                    "observedGeneration",
                    "uid",
                    "creationTimestamp",
                    "lastHeartbeatTime",
                    "lastTransitionTime",
                    "lastProbeTime",
                    "kind",
                    "apiVersion");

    private final ArrayNode found = JsonNodeFactory.instance.arrayNode();

    private FieldChanges() {}

    static ArrayNode of(JsonNode before, JsonNode after) {
        FieldChanges changes = new FieldChanges();
        changes.compare("", before, after);
        return changes.found;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after) || found.size() >= MOST) {
            return;
        }
        if (isObject(before) && isObject(after)) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.removeAll(NOISE);
            names.forEach(name ->
                    compare(
                            path.isEmpty() ? name : path + "." + name,
                            before.path(name),
                            after.path(name)));
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < after.size(); i++) {
                compare(path + "[" + label(after.get(i), i) + "]", before.get(i), after.get(i));
            }
        } else {
            add(path, before, after);
        }
    }

    /// What is not there has no fields, so that a new object shows each of its own.
    private static boolean isObject(JsonNode node) {
        return node.isObject() || node.isMissingNode();
    }

    private static String label(JsonNode item, int place) {
        String label = item.path("type").asText(item.path("name").asText());
        return label.isEmpty() ? Integer.toString(place) : label;
    }

    private void add(String path, JsonNode before, JsonNode after) {
        ObjectNode change = found.addObject().put("path", path);
        if (text(before).contains("\n") || text(after).contains("\n")) {
            change.set("lines", LineChanges.of(text(before), text(after)));
        } else {
            put(change, "before", before);
            put(change, "after", after);
        }
    }

    private static void put(ObjectNode change, String name, JsonNode value) {
        if (!(value instanceof MissingNode)) {
            String text = text(value);
            change.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.isMissingNode() ? "" : value.toString();
    }
}
