package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Command;
import io.acknet.conversation.Reply;
import io.acknet.knowledge.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Topics to choose from. The chosen one takes the place of the choice.
final class ChoiceView {
    private static final int QUESTION_CHARS = 200;

    private ChoiceView() {}

    static Message draw(Pen pen, Reply.DidYouMean maybe) {
        String text = pen.say(Labels.DID_YOU_MEAN);
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(quoted(maybe.question()));
        blocks.add(Blocks.section(text));
        blocks.add(Blocks.actions(topics(pen, maybe.topics(), maybe.ask())));
        return Fit.message(text + " " + titles(pen, maybe.topics()), blocks);
    }

    static Message draw(Pen pen, Reply.NoMatch none) {
        String text = pen.say(Labels.NO_MATCH);
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(quoted(none.question()));
        blocks.add(Blocks.section("*" + text + "*\n" + pen.mark(Labels.REPHRASE)));
        none.contact()
                .ifPresent(contact ->
                        blocks.add(
                                Blocks.section(pen.say(Labels.CONTACT) + Escape.mrkdwn(contact))));
        if (!none.nearest().isEmpty()) {
            blocks.add(Blocks.context(List.of(pen.say(Labels.NEAREST))));
            blocks.add(Blocks.actions(topics(pen, none.nearest(), none.ask())));
        }
        return Fit.message(text, blocks);
    }

    private static ObjectNode quoted(String question) {
        String line = Escape.line(question, QUESTION_CHARS);
        return Blocks.context(List.of("“" + Escape.inert(line.isEmpty() ? "…" : line) + "”"));
    }

    /// Which one is opened says something about the question, where that was kept.
    private static List<ObjectNode> topics(Pen pen, List<Topic> topics, Optional<String> ask) {
        return topics.stream()
                .map(topic ->
                        ask.map(id ->
                                        pen.button(
                                                topic.in(pen.lang()).title(),
                                                new Command.OpenSuggestion(topic.id(), id),
                                                true))
                                .orElseGet(() -> pen.topicButton(topic, true)))
                .toList();
    }

    private static String titles(Pen pen, List<Topic> topics) {
        List<String> titles = topics.stream().map(topic -> topic.in(pen.lang()).title()).toList();
        return Escape.mrkdwn(String.join(" / ", titles));
    }
}
