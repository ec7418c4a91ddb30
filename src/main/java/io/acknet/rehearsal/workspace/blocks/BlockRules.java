package io.acknet.rehearsal.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What Slack accepts as the blocks of a message or as a view. The limits are those of
/// docs.slack.dev; the problems point to the place as Slack's answers do.
public final class BlockRules {
    /// All block text of a message together. Slack does not document it; above about this it answers
    /// `msg_blocks_too_long`.
    public static final int MOST_CHARACTERS = 13_200;

    private static final int MOST_IN_MESSAGE = 50;
    private static final int MOST_IN_VIEW = 100;

    /// docs.slack.dev, "Markdown block": "12,000 characters" over all such blocks of a message
    private static final int MOST_MARKDOWN = 12_000;

    private static final int VIEW_LABEL = 24;
    private static final int PRIVATE_METADATA = 3_000;

    private static final Shape MESSAGE = Shape.list(0, MOST_IN_MESSAGE, Blocks.inMessage());

    private static final ObjectShape VIEW =
            ObjectShape.of()
                    .needs("blocks", Shape.list(0, MOST_IN_VIEW, Blocks.inView()))
                    .may("private_metadata", Shape.string(0, PRIVATE_METADATA))
                    .may("callback_id", Shape.string(0, Parts.ID))
                    .may("external_id", Shape.string(0, Parts.ID))
                    .may("clear_on_close", Shape.bool())
                    .may("notify_on_close", Shape.bool());

    private static final ObjectShape MODAL =
            VIEW.needs("title", Parts.plain(VIEW_LABEL))
                    .may("close", Parts.plain(VIEW_LABEL))
                    .may("submit", Parts.plain(VIEW_LABEL))
                    .may("submit_disabled", Shape.bool());

    private BlockRules() {}

    /// No problems means that Slack takes it.
    public static List<Problem> message(ArrayNode blocks) {
        At at = new At("/blocks", new ArrayList<>());
        MESSAGE.check(blocks, at);
        checkIds(blocks, at);
        if (characters(ofType(blocks, "markdown")) > MOST_MARKDOWN) {
            at.say("markdown blocks must be less than " + (MOST_MARKDOWN + 1) + " characters");
        }
        if (ofType(blocks, "table").size() > 1) {
            at.say("only one table is allowed");
        }
        return List.copyOf(at.problems());
    }

    /// @param type `modal` or `home`, as the method that opens it demands
    public static List<Problem> view(JsonNode view, String type) {
        At at = new At("/view", new ArrayList<>());
        if (!view.path("type").asText().equals(type)) {
            at.field("type").say("must be " + type);
            return List.copyOf(at.problems());
        }
        JsonNode blocks = view.path("blocks");
        (type.equals("modal") ? MODAL : VIEW).check(view, at);
        checkIds(blocks, at.field("blocks"));
        boolean asks = !ofType(blocks, "input").isEmpty();
        if (type.equals("modal") && asks && !view.hasNonNull("submit")) {
            at.say("missing required field: submit");
        }
        return List.copyOf(at.problems());
    }

    /// Of everything that is text in there.
    public static int characters(JsonNode node) {
        int sum = 0;
        for (var field : node.properties()) {
            JsonNode value = field.getValue();
            boolean text = field.getKey().equals("text") && value.isTextual();
            sum += text ? value.asText().length() : 0;
        }
        for (JsonNode child : node) {
            sum += characters(child);
        }
        return sum;
    }

    private static ArrayNode ofType(JsonNode blocks, String type) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode block : blocks) {
            if (block.path("type").asText().equals(type)) {
                found.add(block);
            }
        }
        return found;
    }

    /// A `block_id` is unique in a message or view, an `action_id` in its block.
    private static void checkIds(JsonNode blocks, At at) {
        Set<String> blockIds = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode block = blocks.get(i);
            once(block, "block_id", blockIds, at.item(i));
            Set<String> actionIds = new HashSet<>();
            JsonNode elements = block.path("elements");
            for (int j = 0; j < elements.size(); j++) {
                once(elements.get(j), "action_id", actionIds, at.item(i).field("elements").item(j));
            }
        }
    }

    private static void once(JsonNode node, String field, Set<String> seen, At at) {
        if (node.hasNonNull(field) && !seen.add(node.path(field).asText())) {
            at.field(field).say("`" + field + "` already exists: " + node.path(field).asText());
        }
    }
}
