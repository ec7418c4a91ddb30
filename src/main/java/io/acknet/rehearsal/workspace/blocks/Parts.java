package io.acknet.rehearsal.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// The objects that blocks and elements are composed of, with the limits of docs.slack.dev,
/// "Composition objects".
final class Parts {
    static final int ID = 255;
    static final int URL = 3_000;
    static final int VALUE = 2_000;
    private static final int OPTION_TEXT = 75;
    private static final int OPTION_VALUE = 150;
    static final int MOST_OPTIONS = 100;

    static final Shape ID_TEXT = Shape.string(1, ID);

    static final Shape CONFIRM =
            ObjectShape.of()
                    .needs("title", plain(100))
                    .needs("text", text(300))
                    .needs("confirm", plain(30))
                    .needs("deny", plain(30))
                    .may("style", Shape.oneOf("primary", "danger"));

    static final Shape OPTION = option(plain(OPTION_TEXT));

    /// Checkboxes and radio buttons may say it in mrkdwn.
    static final Shape RICH_OPTION = option(text(OPTION_TEXT));

    private static final Shape OPTION_GROUP =
            ObjectShape.of()
                    .needs("label", plain(OPTION_TEXT))
                    .needs("options", Shape.list(1, MOST_OPTIONS, OPTION));

    private Parts() {}

    static Shape plain(int most) {
        return Shape.byType(Map.of("plain_text", plainBody(most)));
    }

    /// Plain or mrkdwn.
    static Shape text(int most) {
        Shape mrkdwn =
                ObjectShape.of().needs("text", Shape.string(1, most)).may("verbatim", Shape.bool());
        return Shape.byType(Map.of("plain_text", plainBody(most), "mrkdwn", mrkdwn));
    }

    /// The fields of a menu that offers its own options, in groups or not.
    static Shape choices(ObjectShape element) {
        return element.may("options", Shape.list(1, MOST_OPTIONS, OPTION))
                .may("option_groups", Shape.list(1, MOST_OPTIONS, OPTION_GROUP))
                .and(Parts::eitherOptionsOrGroups);
    }

    private static void eitherOptionsOrGroups(JsonNode menu, At at) {
        if (menu.hasNonNull("options") == menu.hasNonNull("option_groups")) {
            at.say("must have either options or option_groups");
        }
    }

    private static Shape plainBody(int most) {
        return ObjectShape.of().needs("text", Shape.string(1, most)).may("emoji", Shape.bool());
    }

    private static Shape option(Shape text) {
        return ObjectShape.of()
                .needs("text", text)
                .needs("value", Shape.string(1, OPTION_VALUE))
                .may("description", text(OPTION_TEXT))
                .may("url", Shape.url(URL));
    }
}
