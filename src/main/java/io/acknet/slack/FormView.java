package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Form;
import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.List;

/// A form as a modal. The block of a field has the field's id.
final class FormView {
    /// The `action_id` of each field.
    static final String FIELD = "value";

    /// The `action_id` of a field whose lines are kept as they are written.
    static final String TEXT = "text";

    private FormView() {}

    /// @param origin where the form was opened from, as `private_metadata`
    static ObjectNode draw(Form form, String origin) {
        Lang lang = form.lang();
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(
                Blocks.section(
                        "*"
                                + Escape.inert(form.heading().in(lang))
                                + "*\n"
                                + Escape.mrkdwn(form.intro().in(lang))));
        form.fields().forEach(field -> blocks.add(field(field, lang)));
        ObjectNode view = Blocks.object("modal");
        view.set("title", Blocks.plain(form.title().in(lang), Limits.MODAL_TITLE_CHARS));
        view.set("submit", Blocks.plain(form.submit().in(lang), Limits.MODAL_TITLE_CHARS));
        view.set("close", Blocks.plain(Labels.CANCEL.in(lang), Limits.MODAL_TITLE_CHARS));
        view.put("callback_id", Forms.CALLBACK).put("private_metadata", origin);
        view.set("blocks", Blocks.array(blocks));
        return view;
    }

    private static ObjectNode field(Form.Field field, Lang lang) {
        Form.Size size = field.size();
        boolean optional = size == Form.Size.OPTIONAL_LINE || size == Form.Size.OPTIONAL_TEXT;
        ObjectNode block =
                Blocks.object("input").put("block_id", field.id()).put("optional", optional);
        block.set("label", Blocks.plain(field.label().in(lang), Limits.BUTTON_CHARS));
        block.set("hint", Blocks.plain(field.hint().in(lang), Limits.BUTTON_CHARS));
        return block.set(
                "element", size == Form.Size.CHOICE ? choice(field, lang) : written(field));
    }

    private static ObjectNode written(Form.Field field) {
        boolean kept = field.size() == Form.Size.TEXT || field.size() == Form.Size.OPTIONAL_TEXT;
        ObjectNode input = Blocks.object("plain_text_input").put("action_id", kept ? TEXT : FIELD);
        if (kept || field.size() == Form.Size.PARAGRAPH) {
            input.put("multiline", true);
        }
        if (!field.example().isEmpty()) {
            input.set("placeholder", Blocks.plain(field.example(), Limits.BUTTON_CHARS));
        }
        if (!field.now().isEmpty()) {
            input.put("initial_value", field.now());
        }
        return input;
    }

    private static ObjectNode choice(Form.Field field, Lang lang) {
        ObjectNode select = Blocks.object("static_select").put("action_id", FIELD);
        select.set(
                "options",
                Blocks.array(
                        field.options().stream().map(option -> option(option, lang)).toList()));
        field.options().stream()
                .filter(option -> option.value().equals(field.now()))
                .findFirst()
                .ifPresent(option -> select.set("initial_option", option(option, lang)));
        return select;
    }

    private static ObjectNode option(Form.Option option, Lang lang) {
        ObjectNode node = Blocks.empty();
        node.set("text", Blocks.plain(option.label().in(lang), Limits.BUTTON_CHARS));
        return node.put("value", option.value());
    }
}
