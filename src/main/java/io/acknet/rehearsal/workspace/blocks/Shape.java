package io.acknet.rehearsal.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// What a JSON value must look like. A shape says every problem that it finds.
interface Shape {
    void check(JsonNode value, At at);

    static Shape string(int least, int most) {
        return (value, at) -> {
            if (!value.isTextual()) {
                at.say("must be a string");
            } else if (value.asText().length() > most) {
                at.say("must be less than " + (most + 1) + " characters");
            } else if (value.asText().length() < least) {
                at.say("must be more than " + (least - 1) + " characters");
            }
        };
    }

    static Shape integer(long least, long most) {
        return (value, at) -> {
            boolean inside =
                    value.isIntegralNumber() && value.asLong() >= least && value.asLong() <= most;
            if (!inside) {
                at.say("must be an integer from " + least + " to " + most);
            }
        };
    }

    static Shape bool() {
        return (value, at) -> {
            if (!value.isBoolean()) {
                at.say("must be a boolean");
            }
        };
    }

    static Shape oneOf(String... choices) {
        List<String> allowed = List.of(choices);
        return (value, at) -> {
            if (!allowed.contains(value.asText())) {
                at.say("must be one of: " + String.join(", ", allowed));
            }
        };
    }

    static Shape url(int most) {
        return string(1, most)
                .and((value, at) -> {
                    if (!value.asText().matches("(https?|mailto|slack):.+")) {
                        at.say("must be a valid URL");
                    }
                });
    }

    static Shape list(int least, int most, Shape item) {
        return (value, at) -> {
            if (!value.isArray()) {
                at.say("must be an array");
                return;
            }
            if (value.size() > most) {
                at.say("no more than " + most + " items allowed");
            }
            if (value.size() < least) {
                at.say("no fewer than " + least + " items allowed");
            }
            for (int i = 0; i < value.size(); i++) {
                item.check(value.get(i), at.item(i));
            }
        };
    }

    /// The shape is chosen by the field `type`.
    static Shape byType(Map<String, Shape> shapes) {
        return (value, at) -> {
            String type = value.path("type").asText();
            Shape shape = shapes.get(type);
            if (!value.isObject()) {
                at.say("must be an object");
            } else if (type.isEmpty()) {
                at.say("missing required field: type");
            } else if (shape == null) {
                at.field("type").say("unsupported type: " + type);
            } else {
                shape.check(value, at);
            }
        };
    }

    default Shape and(Shape other) {
        return (value, at) -> {
            check(value, at);
            other.check(value, at);
        };
    }
}
