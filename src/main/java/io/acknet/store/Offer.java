package io.acknet.store;

import java.time.Instant;

/// What a button stands for.
///
/// @param id opaque; the only thing that the button carries
/// @param channel where the button was posted, and the only place where it works
/// @param body what it does, as JSON
public record Offer(String id, String channel, String body, Instant createdAt) {}
