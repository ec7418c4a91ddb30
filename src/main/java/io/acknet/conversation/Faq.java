package io.acknet.conversation;

import io.acknet.knowledge.Topic;
import io.acknet.match.Match;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The topics that the bot knows, and how a question finds one.
///
/// @param telling the lines of something pasted that led to its topic
/// @param contact how to reach a person where no topic helps
public record Faq(
        List<Topic> topics,
        Function<String, Match> matcher,
        Function<String, List<String>> telling,
        Optional<String> contact) {
    public Faq {
        topics = List.copyOf(topics);
    }

    /// One that quotes nothing.
    public Faq(List<Topic> topics, Function<String, Match> matcher, Optional<String> contact) {
        this(topics, matcher, _ -> List.of(), contact);
    }

    public Optional<Topic> topic(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    public Match match(String question) {
        return matcher.apply(question);
    }
}
