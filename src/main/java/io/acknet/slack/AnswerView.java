package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Reply;
import io.acknet.knowledge.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A topic's answer: title, parts under their labels, sources, what can be done from here.
final class AnswerView {
    private AnswerView() {}

    static Message draw(Pen pen, Reply.Answer answer) {
        Topic.Edition edition = answer.topic().in(pen.lang());
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header(edition.title()));
        answer.here().ifPresent(here -> blocks.add(HereView.draw(pen, here)));
        List<ObjectNode> parts = edition.parts().stream().map(part -> part(pen, part)).toList();
        parts.stream().limit(1).forEach(blocks::add);
        check(pen, answer).ifPresent(blocks::add);
        parts.stream().skip(1).forEach(blocks::add);
        sources(pen, answer.topic()).ifPresent(blocks::add);
        related(pen, answer).ifPresent(blocks::add);
        answer.feedback()
                .map(asked -> LearningView.feedback(pen, answer.topic(), asked))
                .ifPresent(blocks::add);
        return Fit.message(summary(edition), blocks);
    }

    private static ObjectNode part(Pen pen, Topic.Part part) {
        List<ObjectNode> elements = new ArrayList<>();
        String label = pen.say(Labels.of(part.kind()));
        if (!label.isEmpty()) {
            elements.add(Blocks.richSection(List.of(Blocks.bold(label))));
        }
        elements.addAll(RichText.of(part.markdown()));
        return Blocks.richText(elements);
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

    private static Optional<ObjectNode> sources(Pen pen, Topic topic) {
        if (topic.sources().isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        texts.add("*" + pen.say(Labels.SOURCES) + "*");
        topic.sources().forEach(source -> texts.add(link(source)));
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
    private static Optional<ObjectNode> check(Pen pen, Reply.Answer answer) {
        return answer.check()
                .map(offer -> Blocks.actions(CheckView.buttons(pen, offer)))
                .or(() -> answer.bindHint().map(hint -> Blocks.context(List.of(pen.mark(hint)))));
    }

    private static Optional<ObjectNode> related(Pen pen, Reply.Answer answer) {
        List<ObjectNode> buttons =
                answer.related().stream().map(topic -> pen.topicButton(topic, false)).toList();
        return buttons.isEmpty() ? Optional.empty() : Optional.of(Blocks.actions(buttons));
    }
}
