package io.acknet.rehearsal.workspace.blocks;

import java.util.HashMap;
import java.util.Map;

/// The structure of a `rich_text` block, after docs.slack.dev, "Rich text block".
final class RichText {
    private static final int MOST = 10_000;
    private static final int DEEPEST_INDENT = 8;
    private static final Shape ID = Shape.string(1, Parts.ID);

    private static final Shape STYLE =
            ObjectShape.of()
                    .may("bold", Shape.bool())
                    .may("italic", Shape.bool())
                    .may("strike", Shape.bool())
                    .may("underline", Shape.bool())
                    .may("code", Shape.bool())
                    .may("highlight", Shape.bool())
                    .may("client_highlight", Shape.bool())
                    .may("unlink", Shape.bool());

    private static final ObjectShape STYLED = ObjectShape.of().may("style", STYLE);

    private static final Shape TEXT = STYLED.needs("text", Shape.string(1, MOST));

    private static final Shape LINK =
            STYLED.needs("url", Shape.url(Parts.URL))
                    .may("text", Shape.string(0, MOST))
                    .may("unsafe", Shape.bool());

    private static final Shape INLINE = Shape.byType(inline());
    private static final Shape INLINES = Shape.list(0, MOST, INLINE);
    private static final Shape BORDER = Shape.integer(0, 1);
    private static final Shape SECTION = ObjectShape.of().needs("elements", INLINES);

    private static final Shape PREFORMATTED =
            ObjectShape.of()
                    .needs(
                            "elements",
                            Shape.list(0, MOST, Shape.byType(Map.of("text", TEXT, "link", LINK))))
                    .may("border", BORDER);

    private static final Shape QUOTE =
            ObjectShape.of().needs("elements", INLINES).may("border", BORDER);

    private static final Shape LIST =
            ObjectShape.of()
                    .needs("style", Shape.oneOf("bullet", "ordered"))
                    .needs(
                            "elements",
                            Shape.list(0, MOST, Shape.byType(Map.of("rich_text_section", SECTION))))
                    .may("indent", Shape.integer(0, DEEPEST_INDENT))
                    .may("offset", Shape.integer(0, Integer.MAX_VALUE))
                    .may("border", BORDER);

    static final Shape ELEMENTS =
            Shape.list(
                    1,
                    MOST,
                    Shape.byType(
                            Map.of(
                                    "rich_text_section", SECTION,
                                    "rich_text_preformatted", PREFORMATTED,
                                    "rich_text_quote", QUOTE,
                                    "rich_text_list", LIST)));

    private RichText() {}

    private static Map<String, Shape> inline() {
        Map<String, Shape> shapes = new HashMap<>();
        shapes.put("text", TEXT);
        shapes.put("link", LINK);
        shapes.put("user", STYLED.needs("user_id", ID));
        shapes.put("usergroup", STYLED.needs("usergroup_id", ID));
        shapes.put("channel", STYLED.needs("channel_id", ID));
        shapes.put("broadcast", STYLED.needs("range", Shape.oneOf("here", "channel", "everyone")));
        shapes.put("color", STYLED.needs("value", Shape.string(4, 7)));
        shapes.put(
                "emoji",
                STYLED.needs("name", ID).may("unicode", ID).may("skin_tone", Shape.integer(1, 6)));
        shapes.put(
                "date",
                STYLED.needs("timestamp", Shape.integer(0, Long.MAX_VALUE))
                        .needs("format", ID)
                        .may("url", Shape.url(Parts.URL))
                        .may("fallback", ID));
        return Map.copyOf(shapes);
    }
}
