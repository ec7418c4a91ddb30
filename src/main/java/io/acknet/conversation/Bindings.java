package io.acknet.conversation;

import java.util.Optional;

/// Which cluster a channel is bound to, by the channel's id.
public interface Bindings {

    Optional<Reply.Binding> of(String channel);

    /// Binds the channel, in place of what it was bound to before.
    void bind(String channel, Reply.Binding binding);

    /// False when there was nothing to unbind.
    boolean unbind(String channel);
}
