package io.acknet.store;

import java.time.Instant;

/// A message of the bot that answers somebody.
///
/// @param question the message that asked, or the key of a command
/// @param thread the thread that the answer stands in, or empty
/// @param answer the message that answers; empty for what only one person sees
/// @param asker id of the person
/// @param said the same for the same words, and no words
/// @param topic id of the topic that was shown, or empty
public record Answered(
        String channel,
        String question,
        String thread,
        String answer,
        String asker,
        String said,
        String topic,
        Instant at) {}
