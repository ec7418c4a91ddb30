package io.acknet.conversation;

/// Where something is said.
///
/// @param channel id of the channel, which a rename does not change
public record Place(String team, String channel, Kind kind) {

    public enum Kind {
        CHANNEL,
        DIRECT
    }
}
