package io.acknet.slack;

import io.acknet.conversation.Command;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import java.util.function.Consumer;

/// The conversation as this room needs it: what a text means, and what to say to it.
public interface Talk {

    /// Total: every text means something.
    Command parse(String text);

    /// The final reply; `progress` hears of what goes on before it, where that takes a while.
    Reply reply(Said said, Consumer<Reply> progress);
}
