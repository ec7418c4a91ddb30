package io.acknet.slack;

import io.acknet.check.Params;
import io.acknet.conversation.Command;
import io.acknet.conversation.NarrowForm;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The conversation as this room needs it: what a text means, and what to say to it.
public interface Talk {

    /// Total: every text means something.
    Command parse(String text);

    /// The final reply; `progress` hears of what goes on before it, where that takes a while.
    Reply reply(Said said, Consumer<Reply> progress);

    /// What can be asked before a check runs; empty when its button means nothing any more.
    Optional<NarrowForm> form(Lang lang, Command.NarrowCheck narrow);

    /// What is wrong with the parameters of a check, each by its key; answers at once.
    Map<Params.Key, Text> objections(Command.RunCheck run);
}
