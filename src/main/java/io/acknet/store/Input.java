package io.acknet.store;

import java.time.Instant;

/// Something that came in.
///
/// @param key the same for every copy and retry of one input, and for nothing else
/// @param kind such as `command`; for people who look into the table
/// @param body as JSON
public record Input(
        String key, String kind, String channel, String person, String body, Instant receivedAt) {}
