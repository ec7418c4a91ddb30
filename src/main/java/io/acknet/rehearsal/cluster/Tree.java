package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reading and building JSON trees. What is not there reads as the empty text or the empty list.
final class Tree {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private Tree() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String step : path) {
            found = found.path(step);
        }
        return found;
    }

    static String text(JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    static int number(JsonNode node, int otherwise, String... path) {
        return at(node, path).asInt(otherwise);
    }

    /// The object at the path, which is made where it is missing or is something else.
    static ObjectNode ensure(ObjectNode node, String... path) {
        ObjectNode found = node;
        for (String step : path) {
            found = found.get(step) instanceof ObjectNode there ? there : found.putObject(step);
        }
        return found;
    }

    static List<JsonNode> items(JsonNode node, String... path) {
        List<JsonNode> items = new ArrayList<>();
        at(node, path).forEach(items::add);
        return items;
    }

    static List<String> texts(JsonNode node, String... path) {
        return items(node, path).stream().map(JsonNode::asText).toList();
    }

    static Map<String, String> map(JsonNode node, String... path) {
        Map<String, String> map = new LinkedHashMap<>();
        at(node, path)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    static ObjectNode of(Map<String, String> map) {
        ObjectNode node = object();
        map.forEach(node::put);
        return node;
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }
}
