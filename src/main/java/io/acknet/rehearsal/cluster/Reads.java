package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `get` and `list`.
final class Reads {
    private final Store store;

    Reads(Store store) {
        this.store = store;
    }

    ObjectNode get(ResourceType type, ApiPath path) {
        return store.get(type.storage(), path.home(type), path.name())
                .map(object -> Shapes.served(type, object))
                .orElseThrow(() -> Failure.notFound(type, path.name()));
    }

    ObjectNode list(ResourceType type, ApiPath path, Call call) {
        Page page = page(type, path.home(type), call);
        ObjectNode list =
                Tree.object()
                        .put("kind", type.kind() + "List")
                        .put("apiVersion", type.groupVersion());
        ObjectNode metadata =
                list.putObject("metadata").put("resourceVersion", Long.toString(page.revision()));
        if (page.remaining().isPresent()) {
            metadata.put("continue", token(page.revision(), page.lastKey()));
            if (call.parameter("labelSelector").isEmpty()
                    && call.parameter("fieldSelector").isEmpty()) {
                metadata.put("remainingItemCount", page.remaining().get());
            }
        }
        ArrayNode items = list.putArray("items");
        page.items().forEach(object -> items.add(Shapes.listed(type, object)));
        return list;
    }

    /// The objects that a query selects, of a namespace or of all.
    Predicate<JsonNode> selection(ResourceType type, Call call) {
        Predicate<java.util.Map<String, String>> labels =
                LabelSelector.parse(call.parameter("labelSelector"));
        return FieldSelector.parse(type, call.parameter("fieldSelector"))
                .and(object -> labels.test(Meta.labels(object)));
    }

    private record Page(
            long revision, List<ObjectNode> items, String lastKey, Optional<Integer> remaining) {}

    private Page page(ResourceType type, String namespace, Call call) {
        Predicate<JsonNode> selected = selection(type, call);
        int limit = limit(call);
        Start start = start(call);
        return store.atomically(() -> {
            checkRevision(start);
            long revision = start.revision() > 0 ? start.revision() : store.revision();
            return collect(
                    new Store.Range(type.storage(), namespace, start.after(), revision),
                    limit,
                    selected);
        });
    }

    private Page collect(Store.Range range, int limit, Predicate<JsonNode> selected) {
        List<ObjectNode> items = new ArrayList<>();
        int[] remaining = {0};
        store.walk(
                range,
                object -> {
                    if (!selected.test(object)) {
                        return true;
                    }
                    if (items.size() < limit) {
                        items.add(object);
                    } else {
                        remaining[0]++;
                    }
                    return true;
                });
        String last = items.isEmpty() ? "" : Store.keyOf(items.getLast());
        return new Page(
                range.revision(),
                items,
                last,
                remaining[0] > 0 ? Optional.of(remaining[0]) : Optional.empty());
    }

    /// Where a list begins: at a revision (0: the present one), behind a key.
    private record Start(long revision, String after) {}

    private void checkRevision(Start start) {
        if (start.revision() > 0 && start.revision() < store.compacted()) {
            throw start.after().isEmpty()
                    ? Failure.expired("The resourceVersion for the provided list is too old.")
                    : Failure.expiredPage(token(-1, start.after()));
        }
    }

    private static Start start(Call call) {
        String token = call.parameter("continue");
        if (!token.isEmpty()) {
            return decode(token);
        }
        boolean exact = call.parameter("resourceVersionMatch").equals("Exact");
        return new Start(exact ? revision(call.parameter("resourceVersion")) : 0, "");
    }

    /// The token says at which revision the list is read and which key came last; a revision of -1
    /// goes on at the present one.
    private static String token(long revision, String lastKey) {
        ObjectNode token =
                Tree.object().put("v", "meta.k8s.io/v1").put("rv", revision).put("start", lastKey);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Tree.bytes(token));
    }

    private static Start decode(String token) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(token);
            JsonNode parsed = Tree.JSON.readTree(new String(json, StandardCharsets.UTF_8));
            if (parsed == null || !parsed.path("rv").isIntegralNumber()) {
                throw new IllegalArgumentException("no revision");
            }
            return new Start(parsed.path("rv").asLong(), Tree.text(parsed, "start"));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw Failure.badRequest("continue key is not valid: " + e.getMessage());
        }
    }

    private static int limit(Call call) {
        String limit = call.parameter("limit");
        int parsed = limit.isEmpty() ? 0 : (int) revision(limit);
        return parsed > 0 ? parsed : Integer.MAX_VALUE;
    }

    static long revision(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw Failure.badRequest(
                    "resourceVersion: Invalid value: \"" + text + "\": " + e.getMessage());
        }
    }
}
