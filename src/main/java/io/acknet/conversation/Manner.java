package io.acknet.conversation;

import io.acknet.lang.Lang;
import java.util.Optional;

/// How the bot speaks in a channel.
///
/// @param lang where neither the question nor the person's Slack says one; empty where nobody has chosen
/// @param digest whether the channel's changes are told once a day
public record Manner(Optional<Lang> lang, Detail detail, boolean digest) {

    /// Where nobody has chosen anything.
    public static final Manner PLAIN = new Manner(Optional.empty(), Detail.SHORT, false);

    Manner in(Optional<Lang> other) {
        return new Manner(other, detail, digest);
    }

    Manner with(Detail other) {
        return new Manner(lang, other, digest);
    }

    Manner withDigest(boolean on) {
        return new Manner(lang, detail, on);
    }
}
