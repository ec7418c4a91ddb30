package io.acknet;

import io.acknet.conversation.Command;
import io.acknet.conversation.CommandParser;
import io.acknet.conversation.Conversation;
import io.acknet.conversation.Form;
import io.acknet.conversation.Overview;
import io.acknet.conversation.Person;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.match.Matcher;
import io.acknet.match.reload.LiveKnowledge;
import io.acknet.slack.Talk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Each text is understood, and each reply made, from one state of the knowledge.
record Talking(
        LiveKnowledge knowledge, Set<String> fixes, Function<Matcher, Conversation> conversations)
        implements Talk {
    @Override
    public Command parse(String text) {
        return knowledge.use(
                matcher -> new CommandParser(ids(matcher.library()), fixes).parse(text));
    }

    @Override
    public Reply reply(Said said, Consumer<Reply> progress) {
        return knowledge.use(matcher -> conversations.apply(matcher).reply(said, progress));
    }

    @Override
    public boolean concerns(Said said, boolean asker) {
        return knowledge.use(matcher -> conversations.apply(matcher).concerns(said, asker));
    }

    @Override
    public Optional<Form> form(Said said) {
        return knowledge.use(matcher -> conversations.apply(matcher).form(said));
    }

    @Override
    public Form.Filled fill(Command.Asks asks, Map<String, String> values) {
        return knowledge.use(matcher -> conversations.apply(matcher).fill(asks, values));
    }

    @Override
    public Optional<Reply> objection(Said said) {
        return knowledge.use(matcher -> conversations.apply(matcher).objection(said));
    }

    @Override
    public Command.Asks draftOf(String text) {
        return knowledge.use(matcher -> conversations.apply(matcher).draftOf(text));
    }

    @Override
    public Overview overview(Person person, Lang lang, List<String> recent) {
        return knowledge.use(
                matcher -> conversations.apply(matcher).overview(person, lang, recent));
    }

    @Override
    public Optional<Reply> digest(String channel, Lang lang, Instant since) {
        return knowledge.use(matcher -> conversations.apply(matcher).digest(channel, lang, since));
    }

    @Override
    public Optional<Reply> card(String changeId, Lang lang) {
        return knowledge.use(matcher -> conversations.apply(matcher).card(changeId, lang));
    }

    private static Set<String> ids(Library library) {
        return library.topics().stream().map(Topic::id).collect(Collectors.toSet());
    }
}
