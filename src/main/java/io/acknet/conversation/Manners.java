package io.acknet.conversation;

/// How the bot speaks in each channel, by the channel's id.
public interface Manners {

    /// `Manner.PLAIN` where nobody has chosen.
    Manner of(String channel);

    /// @param by id of the person who chose
    void put(String channel, Manner manner, String by);
}
