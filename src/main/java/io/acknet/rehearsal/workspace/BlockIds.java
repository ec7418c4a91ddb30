package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Slack names every block and every interactive element that the app left without an id.
final class BlockIds {
    private static final int BYTES = 3;

    private BlockIds() {}

    static ArrayNode filledIn(ArrayNode blocks) {
        ArrayNode copy = blocks.deepCopy();
        copy.forEach(BlockIds::nameBlock);
        return copy;
    }

    private static void nameBlock(JsonNode node) {
        if (node instanceof ObjectNode block) {
            putIfAbsent(block, "block_id");
            if (block.path("type").asText().equals("actions")) {
                block.path("elements").forEach(BlockIds::nameElement);
            }
            nameElement(block.path("accessory"));
            nameElement(block.path("element"));
        }
    }

    private static void nameElement(JsonNode node) {
        if (node instanceof ObjectNode element && !element.path("type").asText().equals("image")) {
            putIfAbsent(element, "action_id");
        }
    }

    private static void putIfAbsent(ObjectNode node, String field) {
        if (!node.hasNonNull(field)) {
            node.put(field, Ids.secret(BYTES));
        }
    }
}
