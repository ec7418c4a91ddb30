package io.acknet.slack;

import java.util.Set;

/// What of the past the bot may read: by docs.slack.dev, `conversations.replies` and
/// `conversations.history` take `channels:history`, in direct messages `im:history`. A private channel has
/// an id like a public one and takes `groups:history`; where that is missing, Slack says so when it is read.
///
/// @param scopes of the bot token
record History(Set<String> scopes) {
    History {
        scopes = Set.copyOf(scopes);
    }

    /// @param channel a person's id in place of one is not read: Slack takes that for posts alone
    boolean reads(String channel) {
        return scopes.contains(
                switch (channel.isEmpty() ? ' ' : channel.charAt(0)) {
                    case 'D' -> "im:history";
                    case 'C' -> "channels:history";
                    case 'G' -> "groups:history";
                    default -> "";
                });
    }
}
