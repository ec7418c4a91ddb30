package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.acknet.rehearsal.workspace.Message.Content;
import io.acknet.rehearsal.workspace.blocks.BlockRules;
import io.acknet.rehearsal.workspace.blocks.Problem;
import java.util.List;

/// Reads what a message says from a call, and refuses what Slack refuses.
final class Contents {
    /// docs.slack.dev, chat.postMessage: longer text is refused
    static final int MOST_TEXT = 40_000;

    /// docs.slack.dev, chat.update: "The text field cannot exceed 4,000 characters"
    static final int MOST_UPDATED_TEXT = 4_000;

    private Contents() {}

    static Content of(Call call, int mostText) {
        String text = call.text("text").orElse("");
        ArrayNode blocks = blocks(call);
        boolean empty = text.isEmpty() && blocks.isEmpty() && !call.has("attachments");
        if (empty) {
            throw new Refusal("no_text");
        }
        if (text.length() > mostText) {
            throw new Refusal("msg_too_long");
        }
        return new Content(text, blocks);
    }

    /// An update that names no blocks keeps none when it brings a text: Slack drops them.
    static Content ofUpdate(Call call, Message before) {
        Content content = of(call, MOST_UPDATED_TEXT);
        return content.text().isEmpty() ? new Content(before.text(), content.blocks()) : content;
    }

    private static ArrayNode blocks(Call call) {
        JsonNode tree = call.tree("blocks", "invalid_blocks_format").orElse(Json.array());
        if (!(tree instanceof ArrayNode blocks)) {
            throw new Refusal("invalid_blocks_format");
        }
        if (BlockRules.characters(blocks) > BlockRules.MOST_CHARACTERS) {
            throw new Refusal("msg_blocks_too_long");
        }
        List<Problem> problems = BlockRules.message(blocks);
        if (!problems.isEmpty()) {
            throw Refusal.explained(
                    "invalid_blocks", problems.stream().map(Problem::toString).toList());
        }
        return BlockIds.filledIn(blocks);
    }
}
