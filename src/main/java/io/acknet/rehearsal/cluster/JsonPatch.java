package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/// RFC 6902. Any operation that cannot be done, a `test` that fails among them, fails the whole.
final class JsonPatch {

    /// `maxJSONPatchOperations` of the API server.
    private static final int MAX_OPERATIONS = 10_000;

    private JsonNode document;

    private JsonPatch(JsonNode document) {
        this.document = document;
    }

    /// @param document which is altered
    static JsonNode apply(JsonNode patch, JsonNode document) {
        if (!patch.isArray()) {
            throw Failure.badRequest(
                    "error decoding patch: json: cannot unmarshal object into Go value of type"
                            + " jsonpatch.Patch");
        }
        if (patch.size() > MAX_OPERATIONS) {
            throw Failure.tooLarge(
                    "The allowed maximum operations in a JSON patch is "
                            + MAX_OPERATIONS
                            + ", got "
                            + patch.size());
        }
        JsonPatch target = new JsonPatch(document);
        patch.forEach(target::apply);
        return target.document;
    }

    private void apply(JsonNode operation) {
        String path = pointer(operation, "path");
        switch (Tree.text(operation, "op")) {
            case "add" -> add(path, value(operation));
            case "remove" -> remove(path);
            case "replace" -> {
                JsonNode value = value(operation);
                require(get(path));
                replace(path, value);
            }
            case "move" -> {
                String from = pointer(operation, "from");
                JsonNode moved = require(get(from));
                remove(from);
                add(path, moved);
            }
            case "copy" -> add(path, require(get(pointer(operation, "from"))).deepCopy());
            case "test" -> test(path, value(operation));
            default -> throw Failure.unprocessable();
        }
    }

    private void test(String path, JsonNode expected) {
        JsonNode actual = get(path);
        boolean absent = actual.isMissingNode() && expected.isNull();
        if (!absent && !actual.equals(expected)) {
            throw Failure.unprocessable();
        }
    }

    private JsonNode get(String path) {
        JsonNode found = document;
        for (String step : steps(path)) {
            found = found.isArray() ? found.path(index(step, found.size() - 1)) : found.path(step);
        }
        return found;
    }

    private void add(String path, JsonNode value) {
        if (path.isEmpty()) {
            document = value;
            return;
        }
        switch (parent(path)) {
            case ObjectNode object -> object.set(last(path), value);
            case ArrayNode array -> {
                int at = last(path).equals("-") ? array.size() : index(last(path), array.size());
                array.insert(at, value);
            }
            default -> throw Failure.unprocessable();
        }
    }

    private void replace(String path, JsonNode value) {
        if (!path.isEmpty() && parent(path) instanceof ArrayNode array) {
            array.set(index(last(path), array.size() - 1), value);
        } else {
            add(path, value);
        }
    }

    private void remove(String path) {
        require(get(path));
        switch (parent(path)) {
            case ObjectNode object -> object.remove(last(path));
            case ArrayNode array -> array.remove(index(last(path), array.size() - 1));
            default -> throw Failure.unprocessable();
        }
    }

    private JsonNode parent(String path) {
        return get(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    private static JsonNode require(JsonNode node) {
        if (node.isMissingNode()) {
            throw Failure.unprocessable();
        }
        return node;
    }

    private static JsonNode value(JsonNode operation) {
        return require(operation.path("value")).deepCopy();
    }

    private static String pointer(JsonNode operation, String field) {
        JsonNode pointer = operation.path(field);
        if (!pointer.isTextual()
                || !(pointer.asText().isEmpty() || pointer.asText().startsWith("/"))) {
            throw Failure.unprocessable();
        }
        return pointer.asText();
    }

    private static List<String> steps(String path) {
        return path.isEmpty()
                ? List.of()
                : Arrays.stream(path.substring(1).split("/", -1)).map(JsonPatch::unescape).toList();
    }

    private static String last(String path) {
        return unescape(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String unescape(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static int index(String step, int max) {
        if (!step.matches("0|[1-9]\\d{0,8}") || Integer.parseInt(step) > max) {
            throw Failure.unprocessable();
        }
        return Integer.parseInt(step);
    }
}
