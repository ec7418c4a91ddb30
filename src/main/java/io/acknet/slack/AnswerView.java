package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Command;
import io.acknet.conversation.Detail;
import io.acknet.conversation.Reply;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A topic's answer: title, parts under their labels, sources, what can be done from here.
///
/// In short, there are the cause and the beginning of what to do, which is how to look. Steps that
/// change something stand behind a button together with their warnings, never without them.
final class AnswerView {
    /// In short, of the part that explains, and of the one that says what to do.
    private static final int CAUSE_CHARS = 700;

    private static final int CURE_CHARS = 350;

    /// Sources in short.
    private static final int SOURCES = 2;

    private final Pen pen;
    private final Reply.Answer answer;
    private final Topic.Edition edition;

    private AnswerView(Pen pen, Reply.Answer answer) {
        this.pen = pen;
        this.answer = answer;
        this.edition = answer.topic().in(pen.lang());
    }

    static Message draw(Pen pen, Reply.Answer answer) {
        AnswerView view = new AnswerView(pen, answer);
        return answer.shown().detail() == Detail.FULL ? view.whole() : view.inShort();
    }

    /// All of it, for one person to read beside the channel.
    static ObjectNode modal(Pen pen, Reply.Answer answer) {
        AnswerView view = new AnswerView(pen, answer);
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header(view.edition.title()));
        view.edition.parts().forEach(part -> blocks.add(view.part(part)));
        view.sources(Integer.MAX_VALUE).ifPresent(blocks::add);
        ObjectNode modal = Blocks.object("modal");
        modal.set("title", Blocks.plain(pen.say(Labels.WHOLE), Limits.MODAL_TITLE_CHARS));
        modal.set("close", Blocks.plain(pen.say(Labels.CLOSE), Limits.MODAL_TITLE_CHARS));
        modal.put("callback_id", "answer");
        modal.set("blocks", Fit.message("", blocks).blocks());
        return modal;
    }

    private Message whole() {
        List<ObjectNode> blocks = opening();
        List<ObjectNode> parts = edition.parts().stream().map(this::part).toList();
        parts.stream().limit(1).forEach(blocks::add);
        blocks.addAll(check());
        parts.stream().skip(1).forEach(blocks::add);
        sources(Integer.MAX_VALUE).ifPresent(blocks::add);
        return message(blocks);
    }

    private Message inShort() {
        List<ObjectNode> blocks = opening();
        Topic.Part lead =
                first(Topic.Kind.CAUSE)
                        .or(() -> first(Topic.Kind.BODY))
                        .orElseGet(() -> edition.parts().getFirst());
        Optional<Topic.Part> cure = first(Topic.Kind.CURE).filter(part -> !part.equals(lead));
        ObjectNode shortLead = part(lead, CAUSE_CHARS);
        Optional<ObjectNode> shortCure = cure.map(part -> part(part, CURE_CHARS));
        blocks.add(shortLead);
        blocks.addAll(check());
        shortCure.ifPresent(blocks::add);
        List<Topic.Part> left =
                edition.parts().stream()
                        .filter(part -> !(part.equals(lead) && shortLead.equals(part(part))))
                        .filter(part ->
                                shortCure.isEmpty()
                                        || !part.equals(cure.get())
                                        || !shortCure.get().equals(part(part)))
                        .toList();
        if (!left.isEmpty()) {
            blocks.add(Blocks.actions(List.of(showAll(left))));
        }
        sources(SOURCES).ifPresent(blocks::add);
        return message(blocks);
    }

    private Optional<Topic.Part> first(Topic.Kind kind) {
        return edition.parts().stream().filter(part -> part.kind() == kind).findFirst();
    }

    /// Says what stands behind it.
    private ObjectNode showAll(List<Topic.Part> left) {
        String names =
                left.stream()
                        .map(part -> Labels.of(part.kind()))
                        .map(pen::say)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(pen.say(Labels.COMMA)));
        Text all = Labels.SHOW_ALL;
        String label = names.isEmpty() ? pen.say(all) : pen.say(Labels.showAll(names));
        String ask = answer.feedback().map(Reply.Feedback::ask).orElse("");
        return pen.button(
                label, new Command.ReadTopic(answer.topic().id(), ask, Detail.FULL), true);
    }

    private List<ObjectNode> opening() {
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header(edition.title()));
        answer.here().ifPresent(here -> blocks.add(HereView.draw(pen, here)));
        List<String> quoted = answer.shown().quoted();
        if (!quoted.isEmpty()) {
            blocks.add(
                    Blocks.richText(
                            List.of(
                                    Blocks.richSection(
                                            List.of(Blocks.bold(pen.say(Labels.QUOTED)))),
                                    Blocks.preformatted(String.join("\n", quoted)))));
        }
        return blocks;
    }

    private Message message(List<ObjectNode> blocks) {
        blocks.addAll(related());
        answer.feedback()
                .map(asked -> LearningView.feedback(pen, answer.topic(), asked))
                .ifPresent(blocks::add);
        return Fit.message(summary(edition), blocks);
    }

    private ObjectNode part(Topic.Part part) {
        return part(part, Integer.MAX_VALUE);
    }

    private ObjectNode part(Topic.Part part, int chars) {
        List<ObjectNode> elements = new ArrayList<>();
        String label = pen.say(Labels.of(part.kind()));
        if (!label.isEmpty()) {
            elements.add(Blocks.richSection(List.of(Blocks.bold(label))));
        }
        elements.addAll(beginning(RichText.of(part.markdown()), chars));
        return Blocks.richText(elements);
    }

    /// Whole elements up to about so many characters, at least one. What announces something with a
    /// colon stays with it, or goes with it.
    private static List<ObjectNode> beginning(List<ObjectNode> elements, int chars) {
        int end = 0;
        int sum = 0;
        while (end < elements.size() && (end == 0 || sum + Fit.chars(elements.get(end)) <= chars)) {
            sum += Fit.chars(elements.get(end));
            end++;
        }
        while (end < elements.size() && end > 1 && announces(elements.get(end - 1))) {
            end--;
        }
        boolean together = end == 1 && announces(elements.getFirst());
        return elements.subList(0, together ? Math.min(2, elements.size()) : end);
    }

    private static boolean announces(ObjectNode element) {
        return element.path("type").asText().equals("rich_text_section")
                && element.path("elements")
                        .valueStream()
                        .reduce((_, last) -> last)
                        .filter(last -> last.path("text").asText().strip().matches("(?s).*[:：]"))
                        .isPresent();
    }

    /// What a notification shows: the title, and how the answer begins.
    private static String summary(Topic.Edition edition) {
        Optional<String> opening =
                edition.parts().stream()
                        .filter(part -> part.kind() == Topic.Kind.CAUSE)
                        .findFirst()
                        .map(part -> PlainText.opening(part.markdown()));
        String text = edition.title() + opening.map(cause -> "\n" + cause).orElse("");
        return Escape.mrkdwn(text);
    }

    private Optional<ObjectNode> sources(int most) {
        List<Topic.Source> sources = answer.topic().sources();
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        texts.add("*" + pen.say(Labels.SOURCES) + "*");
        sources.stream().limit(most).forEach(source -> texts.add(link(source)));
        return Optional.of(Blocks.context(texts));
    }

    private static String link(Topic.Source source) {
        String edition = source.edition().isEmpty() ? "" : " · " + Escape.inert(source.edition());
        String title = Escape.inert(source.title());
        boolean usable = source.url().matches("https?://[^\\s<>|]+");
        String linked =
                usable ? "<" + source.url().replace("&", "&amp;") + "|" + title + ">" : title;
        return linked + edition;
    }

    /// The way to look at the cluster stands near the top: whoever is on call wants it first.
    private List<ObjectNode> check() {
        if (answer.check().isPresent()) {
            return List.of(Blocks.actions(CheckView.buttons(pen, answer.check().get())));
        }
        Stream<ObjectNode> hint =
                answer.bindHint().stream().map(text -> Blocks.context(List.of(pen.mark(text))));
        Stream<ObjectNode> button =
                answer.bindHint().isPresent() && answer.shown().mayBind()
                        ? Stream.of(Blocks.actions(List.of(ChannelView.bindButton(pen))))
                        : Stream.empty();
        return Stream.concat(hint, button).toList();
    }

    private List<ObjectNode> related() {
        List<ObjectNode> buttons =
                answer.related().stream().map(topic -> pen.topicButton(topic, false)).toList();
        return buttons.isEmpty()
                ? List.of()
                : List.of(
                        Blocks.context(List.of(pen.say(Labels.RELATED))), Blocks.actions(buttons));
    }
}
