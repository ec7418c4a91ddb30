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
        view.set("close", Blocks.plain(Labels.NOT_NOW.in(lang), Limits.MODAL_TITLE_CHARS));
        view.put("callback_id", Forms.CALLBACK).put("private_metadata", origin);
        view.set("blocks", Blocks.array(blocks));
        return view;
    }

    private static ObjectNode field(Form.Field field, Lang lang) {
        ObjectNode input = Blocks.object("plain_text_input").put("action_id", FIELD);
        if (field.size() == Form.Size.PARAGRAPH) {
            input.put("multiline", true);
        }
        if (!field.example().isEmpty()) {
            input.set("placeholder", Blocks.plain(field.example(), Limits.BUTTON_CHARS));
        }
        if (!field.now().isEmpty()) {
            input.put("initial_value", field.now());
        }
        ObjectNode block =
                Blocks.object("input")
                        .put("block_id", field.id())
                        .put("optional", field.size() == Form.Size.OPTIONAL_LINE);
        block.set("label", Blocks.plain(field.label().in(lang), Limits.BUTTON_CHARS));
        block.set("hint", Blocks.plain(field.hint().in(lang), Limits.BUTTON_CHARS));
        return block.set("element", input);
    }
}
