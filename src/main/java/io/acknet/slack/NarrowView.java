package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.check.Params;
import io.acknet.conversation.NarrowForm;
import io.acknet.conversation.Reply.CheckOffer;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;

/// The modal that asks what in particular a check is to look at. The block of a field has its
/// parameter's word as its id.
final class NarrowView {
    /// The `action_id` of each field.
    static final String FIELD = "value";

    private NarrowView() {}

    /// @param origin where the check's result goes, as `private_metadata`
    static ObjectNode draw(NarrowForm form, String origin) {
        Lang lang = form.lang();
        CheckOffer offer = form.offer();
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(
                Blocks.section(
                        "*"
                                + Escape.inert(offer.topicTitle())
                                + "*\n"
                                + Escape.mrkdwn(what(offer).in(lang))));
        offer.takes().forEach(key -> blocks.add(field(key, offer, lang)));
        ObjectNode view = Blocks.object("modal");
        view.set("title", Blocks.plain(Labels.NARROW_TITLE.in(lang), Limits.MODAL_TITLE_CHARS));
        view.set("submit", Blocks.plain(Labels.RUN.in(lang), Limits.MODAL_TITLE_CHARS));
        view.set("close", Blocks.plain(Labels.NOT_NOW.in(lang), Limits.MODAL_TITLE_CHARS));
        view.put("callback_id", Forms.NARROW).put("private_metadata", origin);
        view.set("blocks", Blocks.array(blocks));
        return view;
    }

    private static Text what(CheckOffer offer) {
        return Labels.narrowOn(
                Escape.line(offer.run().cluster(), Limits.BUTTON_CHARS),
                offer.environment(),
                offer.reads());
    }

    private static ObjectNode field(Params.Key key, CheckOffer offer, Lang lang) {
        ObjectNode input = Blocks.object("plain_text_input").put("action_id", FIELD);
        input.set("placeholder", Blocks.plain(key.example(), Limits.BUTTON_CHARS));
        String now = offer.run().params().get(key.word());
        if (now != null) {
            input.put("initial_value", now);
        }
        ObjectNode field = Blocks.object("input").put("block_id", key.word()).put("optional", true);
        field.set("label", Blocks.plain(key.title().in(lang), Limits.BUTTON_CHARS));
        field.set("hint", Blocks.plain(Labels.form(key).in(lang), Limits.BUTTON_CHARS));
        return field.set("element", input);
    }
}
