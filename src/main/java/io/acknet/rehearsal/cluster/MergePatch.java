package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/// JSON Merge Patch (RFC 7386) and Kubernetes' strategic merge patch, which merges the items of some
/// lists by a key.
final class MergePatch {

    /// The keys (`patchMergeKey` in Kubernetes' types) of the lists that are merged.
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("containers", "name"),
                    Map.entry("initContainers", "name"),
                    Map.entry("ephemeralContainers", "name"),
                    Map.entry("volumes", "name"),
                    Map.entry("env", "name"),
                    Map.entry("imagePullSecrets", "name"),
                    Map.entry("volumeMounts", "mountPath"),
                    Map.entry("conditions", "type"),
                    Map.entry("addresses", "type"),
                    Map.entry("hostAliases", "ip"),
                    Map.entry("ownerReferences", "uid"));

    private final boolean strategic;

    private MergePatch(boolean strategic) {
        this.strategic = strategic;
    }

    static JsonNode merge(JsonNode patch, ObjectNode target) {
        return new MergePatch(false).merged(patch, target);
    }

    static JsonNode strategic(JsonNode patch, ObjectNode target) {
        return new MergePatch(true).merged(patch, target);
    }

    private JsonNode merged(JsonNode patch, JsonNode target) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        if (strategic && Tree.text(fields, "$patch").equals("replace")) {
            return clean(fields);
        }
        ObjectNode result = target instanceof ObjectNode object ? object : Tree.object();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            String name = field.getKey();
            if (field.getValue().isNull()) {
                result.remove(name);
            } else if (!strategic || !name.startsWith("$")) {
                result.set(name, value(name, field.getValue(), result.path(name)));
            }
        }
        return result;
    }

    private JsonNode value(String name, JsonNode patch, JsonNode target) {
        Optional<String> key = strategic && patch.isArray() ? key(name, patch) : Optional.empty();
        if (key.isPresent()) {
            return list(key.get(), patch, target);
        }
        return strategic && name.equals("finalizers") && patch.isArray()
                ? union(patch, target)
                : merged(patch.deepCopy(), target);
    }

    private static Optional<String> key(String name, JsonNode patch) {
        if (name.equals("ports")) {
            boolean ofContainer =
                    Tree.items(patch).stream().allMatch(it -> it.has("containerPort"));
            return Optional.of(ofContainer ? "containerPort" : "port");
        }
        return Optional.ofNullable(KEYS.get(name));
    }

    private JsonNode list(String key, JsonNode patch, JsonNode target) {
        ArrayNode result = target instanceof ArrayNode array ? array : Tree.array();
        for (JsonNode item : patch) {
            String directive = Tree.text(item, "$patch");
            if (directive.equals("replace")) {
                result.removeAll();
                continue;
            }
            int at = indexOf(result, key, item.path(key));
            if (directive.equals("delete")) {
                if (at >= 0) {
                    result.remove(at);
                }
            } else if (at >= 0) {
                result.set(at, merged(item, result.get(at)));
            } else {
                result.add(merged(item, Tree.object()));
            }
        }
        return result;
    }

    private static int indexOf(ArrayNode list, String key, JsonNode wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static ArrayNode union(JsonNode patch, JsonNode target) {
        ArrayNode result = target instanceof ArrayNode array ? array : Tree.array();
        patch.forEach(item -> {
            if (!Tree.items(result).contains(item)) {
                result.add(item);
            }
        });
        return result;
    }

    private static ObjectNode clean(ObjectNode patch) {
        ObjectNode clean = patch.deepCopy();
        clean.remove("$patch");
        return clean;
    }
}
