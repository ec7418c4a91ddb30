package io.acknet.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/// The last look at what leaves for Slack: every text of a message goes through the redactor, whatever
/// was redacted before.
final class Redaction {
    private Redaction() {}

    static Message of(Message message, UnaryOperator<String> redact) {
        ArrayNode blocks = message.blocks().deepCopy();
        clean(blocks, redact);
        return new Message(redact.apply(message.text()), blocks);
    }

    static ObjectNode of(ObjectNode view, UnaryOperator<String> redact) {
        ObjectNode safe = view.deepCopy();
        clean(safe, redact);
        return safe;
    }

    private static void clean(JsonNode node, UnaryOperator<String> redact) {
        if (node instanceof ObjectNode object && object.path("text").isTextual()) {
            object.put("text", redact.apply(object.path("text").textValue()));
        }
        List<JsonNode> children = node.valueStream().toList();
        children.forEach(child -> clean(child, redact));
    }
}
