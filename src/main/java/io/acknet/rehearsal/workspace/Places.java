package io.acknet.rehearsal.workspace;

import java.util.Optional;

/// Resolves the `channel` of a call.
final class Places {
    private final Directory directory;

    Places(Directory directory) {
        this.directory = directory;
    }

    /// A channel's id, or a person's for the direct messages with them.
    Channel known(String id) {
        Optional<Channel> channel = directory.channel(id).or(() -> directory.directMessagesOf(id));
        return channel.orElseThrow(() -> new Refusal("channel_not_found"));
    }

    /// One that the app may post to.
    Channel writable(String id) {
        Channel channel = known(id);
        if (!channel.has(directory.app().botUser())) {
            throw new Refusal("not_in_channel");
        }
        return channel;
    }
}
