package io.acknet.slack;

import io.acknet.conversation.Command;
import io.acknet.conversation.Form;
import io.acknet.conversation.Overview;
import io.acknet.conversation.Person;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.lang.Lang;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The conversation as this room needs it: what a text means, and what to say to it.
public interface Talk {

    /// Total: every text means something.
    Command parse(String text);

    /// The final reply; `progress` hears of what goes on before it, where that takes a while.
    Reply reply(Said said, Consumer<Reply> progress);

    /// Whether there is something to say to what was said in a thread of the bot's, but not to it.
    ///
    /// @param asker whether the thread began with a question of the same person
    boolean concerns(Said said, boolean asker);

    /// What is asked before it becomes a command; empty when the button means nothing any more.
    ///
    /// @param said its command is what would be asked
    Optional<Form> form(Said said);

    /// What comes of a form that was filled in; answers at once.
    Form.Filled fill(Command.Asks asks, Map<String, String> values);

    /// Why a person is not even asked; empty for whoever may go on.
    ///
    /// @param said its command is what would be asked
    Optional<Reply> objection(Said said);

    /// What asks for a topic made of what somebody wrote.
    Command.Asks draftOf(String text);

    /// What concerns a person.
    ///
    /// @param recent ids of topics that they were answered with, the newest first
    Overview overview(Person person, Lang lang, List<String> recent);

    /// What was proposed from a channel since then; empty when nothing was.
    Optional<Reply> digest(String channel, Lang lang, Instant since);

    /// The card of a change, as it stands now.
    Optional<Reply> card(String changeId, Lang lang);
}
