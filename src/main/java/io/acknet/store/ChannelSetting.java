package io.acknet.store;

import java.time.Instant;

/// How the bot speaks in a channel.
///
/// @param lang `zh` or `en`; empty where nobody has chosen one
/// @param detail `short` or `full`
/// @param digest whether its changes are told once a day
/// @param by id of the person who chose
public record ChannelSetting(
        String channel, String lang, String detail, boolean digest, String by, Instant at) {}
