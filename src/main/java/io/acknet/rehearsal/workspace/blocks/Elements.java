package io.acknet.rehearsal.workspace.blocks;

import java.util.HashMap;
import java.util.Map;

/// The interactive elements, with the limits of docs.slack.dev, "Block elements". Workflow buttons are
/// not known here.
final class Elements {
    private static final String DISPATCH = "dispatch_action_config";
    private static final String QUERY = "min_query_length";
    private static final String URL_ENABLED = "response_url_enabled";
    private static final int LABEL = 75;
    private static final int PLACEHOLDER = 150;
    private static final int INPUT = 3_000;
    private static final int MOST_OVERFLOW = 5;
    private static final int MOST_BOXES = 10;
    private static final int MOST_FILES = 10;
    private static final Shape DATE = Shape.string(10, 10);
    private static final Shape TIME = Shape.string(5, 5);
    private static final Shape IDS = Shape.list(0, Parts.MOST_OPTIONS, Parts.ID_TEXT);
    private static final Shape ANY = (value, at) -> {};

    static final Shape IMAGE =
            ObjectShape.of()
                    .may("image_url", Shape.url(Parts.URL))
                    .may("slack_file", ANY)
                    .needs("alt_text", Shape.string(1, 2_000));

    private static final ObjectShape BASE = ObjectShape.of().may("action_id", Parts.ID_TEXT);
    private static final ObjectShape FOCUSED = BASE.may("focus_on_load", Shape.bool());
    private static final ObjectShape PROMPTED =
            FOCUSED.may("placeholder", Parts.plain(PLACEHOLDER));
    private static final ObjectShape MENU = PROMPTED.may("confirm", Parts.CONFIRM);
    private static final ObjectShape MULTI =
            MENU.may("max_selected_items", Shape.integer(1, Integer.MAX_VALUE));

    private static final Shape BUTTON =
            BASE.needs("text", Parts.plain(LABEL))
                    .may("url", Shape.url(Parts.URL))
                    .may("value", Shape.string(0, Parts.VALUE))
                    .may("style", Shape.oneOf("primary", "danger"))
                    .may("confirm", Parts.CONFIRM)
                    .may("accessibility_label", Shape.string(1, LABEL));

    private static final Shape VERDICT =
            ObjectShape.of()
                    .needs("text", Parts.plain(LABEL))
                    .needs("value", Shape.string(1, Parts.VALUE))
                    .may("accessibility_label", Shape.string(1, LABEL));

    /// In an accessory and in an `actions` block.
    private static final Map<String, Shape> PICKERS = pickers();

    private Elements() {}

    static Shape accessory() {
        return with(Map.of("image", IMAGE, "button", BUTTON, "overflow", overflow()));
    }

    static Shape inActions() {
        return with(Map.of("button", BUTTON, "overflow", overflow(), "datetimepicker", dateTime()));
    }

    static Shape inInput() {
        Map<String, Shape> shapes = new HashMap<>(PICKERS);
        shapes.put("datetimepicker", dateTime());
        shapes.put("plain_text_input", plainTextInput());
        shapes.put("number_input", numberInput());
        shapes.put("email_text_input", PROMPTED.may("initial_value", ANY).may(DISPATCH, ANY));
        shapes.put("url_text_input", PROMPTED.may("initial_value", ANY).may(DISPATCH, ANY));
        shapes.put("rich_text_input", PROMPTED.may("initial_value", ANY).may(DISPATCH, ANY));
        shapes.put(
                "file_input",
                BASE.may("filetypes", ANY).may("max_files", Shape.integer(1, MOST_FILES)));
        return Shape.byType(Map.copyOf(shapes));
    }

    static Shape inContextActions() {
        Shape icon =
                BASE.needs("icon", Shape.oneOf("trash"))
                        .needs("text", Parts.plain(LABEL))
                        .may("value", Shape.string(0, Parts.VALUE))
                        .may("confirm", Parts.CONFIRM)
                        .may("visible_to_user_ids", IDS)
                        .may("accessibility_label", Shape.string(1, LABEL));
        Shape feedback = BASE.needs("positive_button", VERDICT).needs("negative_button", VERDICT);
        return Shape.byType(Map.of("feedback_buttons", feedback, "icon_button", icon));
    }

    private static Map<String, Shape> pickers() {
        Map<String, Shape> shapes = new HashMap<>();
        shapes.put("static_select", Parts.choices(MENU.may("initial_option", Parts.OPTION)));
        shapes.put(
                "multi_static_select",
                Parts.choices(
                        MULTI.may(
                                "initial_options",
                                Shape.list(1, Parts.MOST_OPTIONS, Parts.OPTION))));
        shapes.put("external_select", MENU.may("initial_option", ANY).may(QUERY, ANY));
        shapes.put("multi_external_select", MULTI.may("initial_options", ANY).may(QUERY, ANY));
        shapes.put("users_select", MENU.may("initial_user", Parts.ID_TEXT));
        shapes.put("multi_users_select", MULTI.may("initial_users", IDS));
        shapes.put("conversations_select", conversations(MENU, "initial_conversation"));
        shapes.put("multi_conversations_select", conversations(MULTI, "initial_conversations"));
        shapes.put("channels_select", MENU.may("initial_channel", ANY).may(URL_ENABLED, ANY));
        shapes.put("multi_channels_select", MULTI.may("initial_channels", IDS));
        shapes.put("datepicker", MENU.may("initial_date", DATE));
        shapes.put("timepicker", MENU.may("initial_time", TIME).may("timezone", ANY));
        Shape boxes = Shape.list(1, MOST_BOXES, Parts.RICH_OPTION);
        ObjectShape choice = FOCUSED.needs("options", boxes).may("confirm", Parts.CONFIRM);
        shapes.put("checkboxes", choice.may("initial_options", boxes));
        shapes.put("radio_buttons", choice.may("initial_option", Parts.RICH_OPTION));
        return Map.copyOf(shapes);
    }

    private static Shape conversations(ObjectShape menu, String initial) {
        return menu.may(initial, ANY)
                .may("default_to_current_conversation", Shape.bool())
                .may(URL_ENABLED, Shape.bool())
                .may("filter", ANY);
    }

    private static Shape overflow() {
        return BASE.needs("options", Shape.list(1, MOST_OVERFLOW, Parts.OPTION))
                .may("confirm", Parts.CONFIRM);
    }

    private static Shape dateTime() {
        return FOCUSED.may("initial_date_time", Shape.integer(0, 9_999_999_999L))
                .may("confirm", Parts.CONFIRM);
    }

    private static Shape plainTextInput() {
        return PROMPTED.may("initial_value", Shape.string(0, INPUT))
                .may("multiline", Shape.bool())
                .may("min_length", Shape.integer(0, INPUT))
                .may("max_length", Shape.integer(1, INPUT))
                .may(DISPATCH, ANY);
    }

    private static Shape numberInput() {
        return PROMPTED.needs("is_decimal_allowed", Shape.bool())
                .may("initial_value", Shape.string(0, INPUT))
                .may("min_value", Shape.string(0, INPUT))
                .may("max_value", Shape.string(0, INPUT))
                .may(DISPATCH, ANY);
    }

    private static Shape with(Map<String, Shape> others) {
        Map<String, Shape> shapes = new HashMap<>(PICKERS);
        shapes.putAll(others);
        return Shape.byType(Map.copyOf(shapes));
    }
}
