package io.acknet.fix;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// JSON as people and programs write it: any blanks, line ends, escapes and depth.
final class RandomJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> BLANKS = List.of("", "", " ", "\n  ", "\r\n\t", "  ");
    private static final List<String> NAMES =
            List.of(
                    "a",
                    "b",
                    "name",
                    "plugins",
                    "中文",
                    "x/y",
                    "t~1",
                    "with \\\"quote\\\"",
                    "\\u0061b");
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "cb0",
                    "a,b}",
                    "{\\\"x\\\":1}",
                    "\\u4e2d",
                    "\\\\",
                    "/",
                    "😀",
                    "line\\nline");
    private final Random random;

    RandomJson(long seed) {
        this.random = new Random(seed);
    }

    String object() {
        return blank() + object(0) + blank();
    }

    /// To a value that is there, or to one that could be.
    JsonPointer pathInto(JsonNode root) {
        JsonPointer path = JsonPointer.empty();
        JsonNode at = root;
        do {
            if (at.isArray()) {
                int index = random.nextInt(at.size());
                path = path.appendIndex(index);
                at = at.get(index);
            } else {
                List<String> names =
                        new ArrayList<>(
                                at.propertyStream().map(java.util.Map.Entry::getKey).toList());
                names.add("new/member");
                String name = names.get(random.nextInt(names.size()));
                path = path.appendProperty(name);
                at = at.path(name);
            }
        } while (goesOn(at));
        return path;
    }

    JsonNode value() {
        return switch (random.nextInt(4)) {
            case 0 -> NODES.booleanNode(true);
            case 1 -> NODES.textNode("vtb-a,\"vtb\"-中");
            case 2 -> NODES.numberNode(7);
            default -> NODES.objectNode().put("k", "v");
        };
    }

    private boolean goesOn(JsonNode at) {
        boolean into =
                at.isObject()
                        || at.isMissingNode()
                        || at.isNull()
                        || (at.isArray() && !at.isEmpty());
        return into && random.nextInt(3) > 0;
    }

    private String any(int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 1 -> List.of("0", "-1.5e3", "42").get(random.nextInt(3));
            case 2, 3 -> "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
            case 4 -> object(depth + 1);
            default -> array(depth + 1);
        };
    }

    private String object(int depth) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            names.add(NAMES.get(random.nextInt(NAMES.size())));
        }
        List<String> members =
                names.stream()
                        .map(name ->
                                blank()
                                        + "\""
                                        + name
                                        + "\""
                                        + blank()
                                        + ":"
                                        + blank()
                                        + any(depth)
                                        + blank())
                        .toList();
        return "{" + (members.isEmpty() ? blank() : String.join(",", members)) + "}";
    }

    private String array(int depth) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(blank() + any(depth) + blank());
        }
        return "[" + (items.isEmpty() ? blank() : String.join(",", items)) + "]";
    }

    private String blank() {
        return BLANKS.get(random.nextInt(BLANKS.size()));
    }
}
