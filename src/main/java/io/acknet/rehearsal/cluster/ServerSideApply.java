package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Server-side apply:
///
/// 1. a field that another manager owns with another value is a conflict, unless forced
/// 2. what is applied is merged into what is there
/// 3. fields that this manager applied before and applies no longer, and nobody else owns, go
final class ServerSideApply {
    private final Store store;
    private final Registry registry;

    ServerSideApply(Store store, Registry registry) {
        this.store = store;
        this.registry = registry;
    }

    record Wanted(String namespace, String name, JsonNode configuration, boolean force) {}

    ObjectNode apply(Write write, Wanted wanted) {
        if (!(wanted.configuration() instanceof ObjectNode configuration)) {
            throw Failure.badRequest("an apply patch must be an object");
        }
        ObjectNode metadata = Meta.of(configuration);
        metadata.put("name", wanted.name());
        if (write.type().namespaced()) {
            metadata.put("namespace", wanted.namespace());
        }
        Decoding.wrongType(write.type(), configuration)
                .ifPresent(why -> {
                    throw Failure.badRequest(why);
                });
        return store.atomically(() ->
                store.get(write.type().storage(), wanted.namespace(), wanted.name()).isEmpty()
                        ? made(write, configuration)
                        : merged(write, wanted, configuration));
    }

    private ObjectNode made(Write write, ObjectNode configuration) {
        ObjectNode object = configuration.deepCopy();
        object.put("kind", write.type().kind()).put("apiVersion", write.type().groupVersion());
        return registry.create(write.applying(fields(configuration)), object);
    }

    private ObjectNode merged(Write write, Wanted wanted, ObjectNode configuration) {
        Map<List<String>, JsonNode> applied = ManagedFields.leaves(configuration);
        return registry.update(
                write.applying(applied.keySet()),
                wanted.namespace(),
                wanted.name(),
                live -> {
                    if (!wanted.force()) {
                        refuseConflicts(write, live, applied);
                    }
                    Set<List<String>> dropped = dropped(write, live, applied.keySet());
                    JsonNode next = MergePatch.strategic(configuration, live);
                    dropped.forEach(path -> remove(next, path));
                    return (ObjectNode) next;
                });
    }

    private static Set<List<String>> fields(ObjectNode configuration) {
        return ManagedFields.leaves(configuration).keySet();
    }

    private static void refuseConflicts(
            Write write, ObjectNode live, Map<List<String>, JsonNode> applied) {
        Map<List<String>, JsonNode> present = ManagedFields.leaves(live);
        for (JsonNode entry : Tree.items(live, "metadata", "managedFields")) {
            if (isOwn(entry, write)) {
                continue;
            }
            List<String> conflicts =
                    ManagedFields.paths(entry.path("fieldsV1")).stream()
                            .filter(applied::containsKey)
                            .filter(path -> !Objects.equals(applied.get(path), present.get(path)))
                            .map(ServerSideApply::dotted)
                            .toList();
            if (!conflicts.isEmpty()) {
                throw Failure.applyConflict(Tree.text(entry, "manager"), conflicts);
            }
        }
    }

    private static Set<List<String>> dropped(
            Write write, ObjectNode live, Set<List<String>> applied) {
        Set<List<String>> dropped = new LinkedHashSet<>();
        for (JsonNode entry : Tree.items(live, "metadata", "managedFields")) {
            if (isOwn(entry, write)) {
                dropped.addAll(ManagedFields.paths(entry.path("fieldsV1")));
            }
        }
        dropped.removeAll(applied);
        for (JsonNode entry : Tree.items(live, "metadata", "managedFields")) {
            if (!isOwn(entry, write)) {
                dropped.removeAll(ManagedFields.paths(entry.path("fieldsV1")));
            }
        }
        return dropped;
    }

    private static void remove(JsonNode object, List<String> path) {
        JsonNode at = object;
        for (String step : path.subList(0, path.size() - 1)) {
            at = step.startsWith("f:") ? at.path(step.substring(2)) : MissingNode.getInstance();
        }
        if (at instanceof ObjectNode parent && path.getLast().startsWith("f:")) {
            parent.remove(path.getLast().substring(2));
        }
    }

    private static String dotted(List<String> path) {
        StringBuilder dotted = new StringBuilder();
        path.forEach(step ->
                dotted.append(step.startsWith("f:") ? "." : "[")
                        .append(step.substring(2))
                        .append(step.startsWith("f:") ? "" : "]"));
        return dotted.toString();
    }

    private static boolean isOwn(JsonNode entry, Write write) {
        return Tree.text(entry, "manager").equals(write.manager())
                && Tree.text(entry, "operation").equals("Apply");
    }
}
