package io.acknet.fix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An object as lines of YAML, for people to compare with another state of it.
final class ObjectLines {
    /// What the API server keeps and nobody writes.
    private static final List<String> BOOKKEEPING =
            List.of(
                    "managedFields",
                    "resourceVersion",
                    "uid",
                    "generation",
                    "creationTimestamp",
                    "selfLink");

    /// Where values are long, or hold what is not this change's business.
    private static final Set<String> BRIEF =
            Set.of(".data", ".binaryData", ".metadata.annotations");

    private final JsonNode object;
    private final JsonNode other;
    private final List<String> lines = new ArrayList<>();

    /// @param other the other state; a missing node where there is none
    ObjectLines(JsonNode object, JsonNode other) {
        this.object = object;
        this.other = other;
    }

    /// An object without what only the API server writes.
    static JsonNode written(JsonNode object) {
        JsonNode copy = object.deepCopy();
        if (copy instanceof ObjectNode root) {
            root.remove("status");
            if (root.path("metadata") instanceof ObjectNode metadata) {
                metadata.remove(BOOKKEEPING);
            }
        }
        return copy;
    }

    List<String> lines() {
        members("", "", object, other);
        return lines;
    }

    private void members(String path, String indent, JsonNode node, JsonNode beside) {
        // the keys of a map have no order, so one is made
        var members =
                BRIEF.contains(path)
                        ? node.properties().stream().sorted(Map.Entry.comparingByKey()).toList()
                        : node.properties();
        members.forEach(member -> member(path, indent, member, beside.path(member.getKey())));
    }

    private void member(
            String path, String indent, Map.Entry<String, JsonNode> member, JsonNode beside) {
        String head = indent + member.getKey() + ":";
        JsonNode value = member.getValue();
        if (BRIEF.contains(path) && value.equals(beside)) {
            String hash = Sha256.of(value.asText()).substring(0, 12);
            lines.add(head + " (unchanged, sha256 " + hash + ")");
        } else if (value.isObject() && !value.isEmpty()) {
            lines.add(head);
            members(path + "." + member.getKey(), indent + "  ", value, beside);
        } else if (value.isArray() && !value.isEmpty()) {
            lines.add(head);
            value.forEach(item -> lines.add(indent + "- " + item));
        } else if (value.isTextual() && value.textValue().contains("\n")) {
            block(head, indent, value.textValue());
        } else {
            lines.add(head + " " + value);
        }
    }

    /// A text of several lines. A carriage return is made visible, for it is a difference.
    private void block(String head, String indent, String text) {
        lines.add(head + (text.endsWith("\n") ? " |" : " |-"));
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : whole.split("\n", -1)) {
            lines.add(indent + "  " + line.replace('\r', '␍'));
        }
    }
}
