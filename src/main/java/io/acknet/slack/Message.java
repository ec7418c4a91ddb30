package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/// A message as it is sent.
///
/// @param text what notifications and screen readers say; mrkdwn, escaped
/// @param blocks Block Kit
record Message(String text, ArrayNode blocks) {
    private static final String MARK = "block_id";

    /// The same with a mark of its own, by which it can be found where it was posted: the id of its first
    /// block, which Slack keeps as it is.
    Message marked() {
        ArrayNode copy = blocks.deepCopy();
        if (copy.path(0) instanceof ObjectNode first) {
            first.put(MARK, UUID.randomUUID().toString());
        }
        return new Message(text, copy);
    }

    /// Empty without one.
    String mark() {
        return blocks.path(0).path(MARK).asText("");
    }
}
