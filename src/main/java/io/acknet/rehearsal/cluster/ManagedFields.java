package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// `metadata.managedFields`: who wrote which field last, and when. A field that somebody changes
/// becomes theirs; one that vanishes is nobody's.
final class ManagedFields {

    /// What the server itself sets, and nobody owns.
    private static final Set<String> SYSTEM =
            Set.of(
                    "name",
                    "namespace",
                    "uid",
                    "resourceVersion",
                    "creationTimestamp",
                    "generation",
                    "managedFields",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "selfLink");

    /// The keys by which the items of lists are told apart, in the order in which they are tried.
    private static final List<String> ITEM_KEYS = List.of("name", "type", "uid", "ip");

    private ManagedFields() {}

    /// Writes into `after` who owns what, once it took the place of `before`.
    static void track(Optional<ObjectNode> before, ObjectNode after, Write write, Instant now) {
        Map<List<String>, JsonNode> old = before.map(ManagedFields::leaves).orElse(Map.of());
        Map<List<String>, JsonNode> next = leaves(after);
        Set<List<String>> changed = new LinkedHashSet<>();
        next.forEach((path, value) -> {
            if (!value.equals(old.get(path))) {
                changed.add(path);
            }
        });
        Set<List<String>> gone = new HashSet<>(old.keySet());
        gone.removeAll(next.keySet());
        if (changed.isEmpty() && gone.isEmpty() && write.applied().isEmpty()) {
            return;
        }
        ArrayNode entries = Tree.array();
        Optional<ObjectNode> own =
                Tree.items(after, "metadata", "managedFields").stream()
                        .filter(entry -> isOf(entry, write))
                        .map(ObjectNode.class::cast)
                        .findFirst();
        for (JsonNode entry : Tree.items(after, "metadata", "managedFields")) {
            if (!isOf(entry, write)) {
                keep(entry, path -> changed.contains(path) || gone.contains(path), entries);
            }
        }
        credit(
                own,
                write,
                now,
                write.applied().orElseGet(() -> without(own, gone, changed)),
                entries);
        Meta.of(after).set("managedFields", entries);
    }

    /// The fields of an object and their values; lists without keys are one field.
    static Map<List<String>, JsonNode> leaves(JsonNode object) {
        Map<List<String>, JsonNode> leaves = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equals("metadata")) {
                field.getValue().properties().stream()
                        .filter(it -> !SYSTEM.contains(it.getKey()))
                        .forEach(it ->
                                walk(
                                        it.getValue(),
                                        List.of("f:metadata", "f:" + it.getKey()),
                                        leaves));
            } else if (!field.getKey().equals("kind") && !field.getKey().equals("apiVersion")) {
                walk(field.getValue(), List.of("f:" + field.getKey()), leaves);
            }
        }
        return leaves;
    }

    /// The fields that an entry's `fieldsV1` names.
    static Set<List<String>> paths(JsonNode fields) {
        Set<List<String>> paths = new LinkedHashSet<>();
        collect(fields, List.of(), paths);
        return paths;
    }

    private static ObjectNode entry(Write write, Instant now, Set<List<String>> paths) {
        ObjectNode entry =
                Tree.object()
                        .put("manager", write.manager())
                        .put("operation", write.operation())
                        .put("apiVersion", write.type().groupVersion())
                        .put("time", Meta.time(now))
                        .put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", tree(paths));
        return write.subresource().isEmpty()
                ? entry
                : entry.put("subresource", write.subresource());
    }

    /// Adds an entry without the fields that are dropped; nothing if none is left.
    static void keep(
            JsonNode entry, java.util.function.Predicate<List<String>> dropped, ArrayNode into) {
        Set<List<String>> paths = paths(entry.path("fieldsV1"));
        if (paths.stream().noneMatch(dropped)) {
            into.add(entry);
            return;
        }
        paths.removeIf(dropped);
        if (!paths.isEmpty()) {
            ObjectNode kept = entry.deepCopy();
            kept.set("fieldsV1", tree(paths));
            into.add(kept);
        }
    }

    private static Set<List<String>> without(
            Optional<ObjectNode> own, Set<List<String>> gone, Set<List<String>> changed) {
        Set<List<String>> paths =
                new LinkedHashSet<>(
                        own.map(entry -> paths(entry.path("fieldsV1"))).orElse(Set.of()));
        paths.removeAll(gone);
        paths.addAll(changed);
        return paths;
    }

    private static void credit(
            Optional<ObjectNode> own,
            Write write,
            Instant now,
            Set<List<String>> paths,
            ArrayNode entries) {
        boolean same = own.map(entry -> paths(entry.path("fieldsV1")).equals(paths)).orElse(false);
        if (same && write.applied().isPresent()) {
            own.ifPresent(entries::add);
        } else if (!paths.isEmpty()) {
            entries.add(entry(write, now, paths));
        }
    }

    private static boolean isOf(JsonNode entry, Write write) {
        return Tree.text(entry, "manager").equals(write.manager())
                && Tree.text(entry, "operation").equals(write.operation())
                && Tree.text(entry, "subresource").equals(write.subresource());
    }

    private static void walk(
            JsonNode value, List<String> path, Map<List<String>, JsonNode> leaves) {
        Optional<String> key = itemKey(value);
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            object.properties()
                    .forEach(it -> walk(it.getValue(), plus(path, "f:" + it.getKey()), leaves));
        } else if (key.isPresent()) {
            for (JsonNode item : value) {
                ObjectNode id = Tree.object();
                id.set(key.get(), item.get(key.get()));
                walk(item, plus(path, "k:" + id), leaves);
            }
        } else {
            leaves.put(path, value);
        }
    }

    private static Optional<String> itemKey(JsonNode value) {
        if (!value.isArray() || value.isEmpty()) {
            return Optional.empty();
        }
        return ITEM_KEYS.stream()
                .filter(key -> Tree.items(value).stream().allMatch(item -> item.has(key)))
                .filter(key ->
                        Set.copyOf(Tree.items(value).stream().map(it -> it.get(key)).toList())
                                        .size()
                                == value.size())
                .findFirst();
    }

    private static void collect(JsonNode fields, List<String> path, Set<List<String>> paths) {
        if (fields.isEmpty() && !path.isEmpty()) {
            paths.add(path);
        }
        fields.properties().stream()
                .filter(field -> !field.getKey().equals("."))
                .forEach(field -> collect(field.getValue(), plus(path, field.getKey()), paths));
    }

    private static ObjectNode tree(Set<List<String>> paths) {
        ObjectNode root = Tree.object();
        paths.forEach(path -> Tree.ensure(root, path.toArray(String[]::new)));
        return root;
    }

    private static List<String> plus(List<String> path, String step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }
}
