package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From a request's body to an object of the kind that the path names, with the type errors that the
/// real server's decoder reports.
final class Decoding {
    private static final ObjectMapper STRICT =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final ObjectMapper YAML = new YAMLMapper();

    /// The maps from text to text in which engineers put numbers and booleans.
    private static final Map<String, List<String>> TEXT_MAPS =
            Map.of("ConfigMap", List.of("data"), "Secret", List.of("stringData"));

    private static final Set<String> JSON_TYPES = Set.of("application/json", "", "*/*");

    private Decoding() {}

    static ObjectNode object(ResourceType type, Call call) {
        JsonNode body = body(call, type.kind());
        if (!(body instanceof ObjectNode object)) {
            throw unreadable(type, "json: cannot unmarshal " + go(body) + " into Go value");
        }
        String kind = Tree.text(object, "kind");
        String version = Tree.text(object, "apiVersion");
        if (!kind.isEmpty() && !kind.equals(type.kind())) {
            throw Failure.badRequest(
                    kind
                            + " in version \""
                            + version
                            + "\" cannot be handled as a "
                            + type.kind()
                            + ": converting ("
                            + kind
                            + ") to ("
                            + type.kind()
                            + "): unknown conversion");
        }
        if (!version.isEmpty() && !version.equals(type.groupVersion())) {
            throw Failure.badRequest(
                    "the API version in the data ("
                            + version
                            + ") does not match the expected API version ("
                            + type.groupVersion()
                            + ")");
        }
        object.put("kind", type.kind()).put("apiVersion", type.groupVersion());
        wrongType(type, object).ifPresent(why -> fail(type, why));
        return object;
    }

    /// Why an object cannot be of its kind: a value of the wrong type.
    static Optional<String> wrongType(ResourceType type, ObjectNode object) {
        for (String map : TEXT_MAPS.getOrDefault(type.kind(), List.of())) {
            Optional<String> wrong = notText(object.path(map), type.kind() + "." + map);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return notText(Tree.at(object, "metadata", "labels"), "ObjectMeta.metadata.labels")
                .or(() ->
                        notText(
                                Tree.at(object, "metadata", "annotations"),
                                "ObjectMeta.metadata.annotations"));
    }

    /// The body as a tree, of JSON or of YAML.
    static JsonNode body(Call call, String kind) {
        if (call.body().length > Call.MAX_BODY) {
            throw Failure.tooLarge("limit is " + Call.MAX_BODY);
        }
        String media = call.mediaType();
        boolean yaml =
                media.equals("application/yaml") || media.equals("application/apply-patch+yaml");
        if (!yaml && !JSON_TYPES.contains(media) && !media.endsWith("+json")) {
            throw Failure.unsupportedMediaType(
                    "application/json, application/yaml, application/vnd.kubernetes.protobuf");
        }
        try {
            JsonNode tree = (yaml ? YAML : STRICT).readTree(call.body());
            return tree == null ? Tree.object() : tree;
        } catch (JsonProcessingException e) {
            throw Failure.badRequest(
                    "couldn't get version/kind; json parse error: "
                            + e.getOriginalMessage()
                            + (kind.isEmpty() ? "" : " (" + kind + ")"));
        } catch (IOException e) {
            throw Failure.badRequest("cannot read the body: " + e.getMessage());
        }
    }

    private static void fail(ResourceType type, String why) {
        throw unreadable(type, why);
    }

    private static Failure unreadable(ResourceType type, String why) {
        return Failure.badRequest(
                type.kind()
                        + " in version \""
                        + type.version()
                        + "\" cannot be handled as a "
                        + type.kind()
                        + ": "
                        + why);
    }

    private static Optional<String> notText(JsonNode map, String field) {
        return Tree.items(map).stream()
                .filter(value -> !value.isTextual() && !value.isNull())
                .findFirst()
                .map(value ->
                        "json: cannot unmarshal "
                                + go(value)
                                + " into Go struct field "
                                + field
                                + " of type string");
    }

    private static String go(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> "number";
            case BOOLEAN -> "bool";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case STRING -> "string";
            default -> "null";
        };
    }
}
