package io.acknet.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.acknet.conversation.Command;
import io.acknet.conversation.Reply;
import java.util.List;

/// What only one person sees, shown to all: the same message, without the button that shares it, under
/// the name of whoever did.
final class Sharing {
    private static final String BLOCK = "share";

    private Sharing() {}

    /// @param input under whose key the message is kept
    static Message offer(Message message, Reply reply, Pen pen, String input) {
        if (!isWorthIt(reply) || message.blocks().size() >= Limits.BLOCKS) {
            return message;
        }
        ArrayNode blocks = message.blocks().deepCopy();
        blocks.add(
                Blocks.actions(
                                List.of(
                                        pen.button(
                                                pen.say(Labels.SHARE),
                                                new Command.Share(input),
                                                false)))
                        .put("block_id", BLOCK));
        return new Message(message.text(), blocks);
    }

    private static boolean isWorthIt(Reply reply) {
        return reply instanceof Reply.Answer
                || reply instanceof Reply.Checked
                || reply instanceof Reply.CheckedAll;
    }

    /// The message without its button.
    static Message plain(Message message) {
        ArrayNode blocks = message.blocks().arrayNode();
        for (JsonNode block : message.blocks()) {
            if (!block.path("block_id").asText().equals(BLOCK)) {
                blocks.add(block);
            }
        }
        return new Message(message.text(), blocks);
    }

    /// The message as all see it.
    ///
    /// @param by id of whoever shares it
    static Message by(Pen pen, Message message, String by) {
        ArrayNode blocks = plain(message).blocks();
        blocks.add(Blocks.context(List.of(pen.say(Labels.sharedBy(Pen.person(by))))));
        return new Message(message.text(), blocks);
    }
}
