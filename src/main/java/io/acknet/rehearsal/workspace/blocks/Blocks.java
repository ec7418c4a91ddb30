package io.acknet.rehearsal.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/// Every kind of block, with the limits of docs.slack.dev, "Blocks". Video, file and the agent's plan
/// blocks are not known here.
final class Blocks {
    private static final int SECTION_TEXT = 3_000;
    private static final int FIELD_TEXT = 2_000;
    private static final int MOST_FIELDS = 10;
    private static final int HEADER_TEXT = 150;
    private static final int LABEL = 2_000;
    private static final int MOST_ACTIONS = 25;
    private static final int MOST_CONTEXT = 10;
    private static final int MOST_CONTEXT_ACTIONS = 5;
    private static final int MARKDOWN = 12_000;
    private static final int MOST_ROWS = 100;
    private static final int MOST_COLUMNS = 20;

    private static final ObjectShape BASE = ObjectShape.of().may("block_id", Parts.ID_TEXT);
    private static final Map<String, Shape> EVERYWHERE = everywhere();

    private Blocks() {}

    static Shape inMessage() {
        Map<String, Shape> shapes = new HashMap<>(EVERYWHERE);
        shapes.put("markdown", BASE.needs("text", Shape.string(1, MARKDOWN)));
        shapes.put("table", table());
        shapes.put(
                "context_actions",
                BASE.needs(
                        "elements",
                        Shape.list(1, MOST_CONTEXT_ACTIONS, Elements.inContextActions())));
        return Shape.byType(Map.copyOf(shapes));
    }

    static Shape inView() {
        return Shape.byType(EVERYWHERE);
    }

    private static Map<String, Shape> everywhere() {
        Map<String, Shape> shapes = new HashMap<>();
        shapes.put("section", section());
        shapes.put("divider", BASE);
        shapes.put("header", BASE.needs("text", Parts.plain(HEADER_TEXT)));
        shapes.put("rich_text", BASE.needs("elements", RichText.ELEMENTS));
        shapes.put("image", image());
        shapes.put(
                "context", BASE.needs("elements", Shape.list(1, MOST_CONTEXT, contextElement())));
        shapes.put(
                "actions",
                BASE.needs("elements", Shape.list(1, MOST_ACTIONS, Elements.inActions())));
        shapes.put("input", input());
        return Map.copyOf(shapes);
    }

    private static Shape section() {
        return BASE.may("text", Parts.text(SECTION_TEXT))
                .may("fields", Shape.list(1, MOST_FIELDS, Parts.text(FIELD_TEXT)))
                .may("accessory", Elements.accessory())
                .may("expand", Shape.bool())
                .and((section, at) -> {
                    if (!section.hasNonNull("text") && !section.hasNonNull("fields")) {
                        at.say("missing required field: text or fields");
                    }
                });
    }

    private static Shape image() {
        return BASE.needs("alt_text", Shape.string(1, LABEL))
                .may("image_url", Shape.url(Parts.URL))
                .may("slack_file", (value, at) -> {})
                .may("title", Parts.plain(LABEL))
                .and(Blocks::hasPicture);
    }

    private static void hasPicture(JsonNode image, At at) {
        if (image.hasNonNull("image_url") == image.hasNonNull("slack_file")) {
            at.say("must have either image_url or slack_file");
        }
    }

    private static Shape contextElement() {
        Shape text = Parts.text(SECTION_TEXT);
        return Shape.byType(Map.of("image", Elements.IMAGE, "plain_text", text, "mrkdwn", text));
    }

    private static Shape input() {
        return BASE.needs("label", Parts.plain(LABEL))
                .needs("element", Elements.inInput())
                .may("hint", Parts.plain(LABEL))
                .may("optional", Shape.bool())
                .may("dispatch_action", Shape.bool());
    }

    private static Shape table() {
        Shape raw = ObjectShape.of().needs("text", Shape.string(0, SECTION_TEXT));
        Shape rich = BASE.needs("elements", RichText.ELEMENTS);
        Shape cell = Shape.byType(Map.of("raw_text", raw, "rich_text", rich));
        Shape column =
                ObjectShape.of()
                        .may("align", Shape.oneOf("left", "center", "right"))
                        .may("is_wrapped", Shape.bool());
        return BASE.needs("rows", Shape.list(1, MOST_ROWS, Shape.list(1, MOST_COLUMNS, cell)))
                .may("column_settings", Shape.list(0, MOST_COLUMNS, column));
    }
}
