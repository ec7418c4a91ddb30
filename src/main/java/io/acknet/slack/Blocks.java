package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Block Kit, in the few shapes that the bot draws.
final class Blocks {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Blocks() {}

    static ObjectNode object(String type) {
        return JSON.objectNode().put("type", type);
    }

    static ObjectNode empty() {
        return JSON.objectNode();
    }

    static ArrayNode array(List<ObjectNode> nodes) {
        return JSON.arrayNode().addAll(nodes);
    }

    /// @param text not escaped; emoji names in colons stay as they are
    static ObjectNode plain(String text, int most) {
        return object("plain_text").put("text", Escape.line(text, most)).put("emoji", true);
    }

    /// @param text escaped mrkdwn
    static ObjectNode mrkdwn(String text) {
        return object("mrkdwn").put("text", text);
    }

    static ObjectNode header(String text) {
        return object("header").set("text", plain(text, Limits.HEADER_CHARS));
    }

    /// @param text escaped mrkdwn
    static ObjectNode section(String text) {
        return object("section").set("text", mrkdwn(Escape.cut(text, Limits.SECTION_CHARS)));
    }

    /// @param texts escaped mrkdwn
    static ObjectNode context(List<String> texts) {
        List<ObjectNode> elements =
                texts.stream()
                        .limit(Limits.CONTEXT_ELEMENTS)
                        .map(text -> mrkdwn(Escape.cut(text, Limits.SECTION_CHARS)))
                        .toList();
        return object("context").set("elements", array(elements));
    }

    static ObjectNode divider() {
        return object("divider");
    }

    static ObjectNode actions(List<ObjectNode> buttons) {
        return object("actions")
                .set("elements", array(buttons.stream().limit(Limits.ACTIONS).toList()));
    }

    /// @param action the same for no other button of the message
    static ObjectNode button(String action, String label, String value) {
        ObjectNode button = object("button").put("action_id", action);
        button.set("text", plain(label, Limits.BUTTON_CHARS));
        return button.put("value", value);
    }

    /// What Slack asks before it sends the click.
    static ObjectNode confirm(String title, String text, String yes, String no) {
        ObjectNode confirm = JSON.objectNode();
        confirm.set("title", plain(title, Limits.CONFIRM_TITLE_CHARS));
        confirm.set("text", plain(text, Limits.CONFIRM_TEXT_CHARS));
        confirm.set("confirm", plain(yes, Limits.CONFIRM_BUTTON_CHARS));
        confirm.set("deny", plain(no, Limits.CONFIRM_BUTTON_CHARS));
        return confirm;
    }

    static ObjectNode richText(List<ObjectNode> elements) {
        return object("rich_text").set("elements", array(elements));
    }

    /// Lines as they are, in a fixed width.
    static ObjectNode preformatted(String text) {
        return object("rich_text_preformatted").set("elements", array(List.of(text(text))));
    }

    static ObjectNode richSection(List<ObjectNode> elements) {
        return object("rich_text_section").set("elements", array(elements));
    }

    /// @param text not escaped; not empty
    static ObjectNode text(String text) {
        return object("text").put("text", Escape.literal(text));
    }

    static ObjectNode bold(String text) {
        ObjectNode node = text(text);
        node.putObject("style").put("bold", true);
        return node;
    }
}
