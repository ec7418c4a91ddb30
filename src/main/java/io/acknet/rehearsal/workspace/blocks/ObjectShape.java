package io.acknet.rehearsal.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// An object with these fields and no others, besides its `type`. A field that is `null` counts as
/// absent.
record ObjectShape(Map<String, Shape> fields, Set<String> required) implements Shape {
    static ObjectShape of() {
        return new ObjectShape(Map.of(), Set.of());
    }

    ObjectShape needs(String field, Shape shape) {
        Set<String> more = new HashSet<>(required);
        more.add(field);
        return new ObjectShape(may(field, shape).fields(), Set.copyOf(more));
    }

    ObjectShape may(String field, Shape shape) {
        Map<String, Shape> more = new HashMap<>(fields);
        more.put(field, shape);
        return new ObjectShape(Map.copyOf(more), required);
    }

    @Override
    public void check(JsonNode value, At at) {
        if (!value.isObject()) {
            at.say("must be an object");
            return;
        }
        required.stream()
                .sorted()
                .filter(field -> !value.hasNonNull(field))
                .forEach(field -> at.say("missing required field: " + field));
        value.properties().forEach(entry -> field(entry.getKey(), entry.getValue(), at));
    }

    private void field(String name, JsonNode value, At at) {
        Shape shape = fields.get(name);
        if (shape != null && !value.isNull()) {
            shape.check(value, at.field(name));
        } else if (shape == null && !name.equals("type")) {
            at.say("invalid additional property: " + name);
        }
    }
}
