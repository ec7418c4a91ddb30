package io.acknet.store;

/// The message that shows a change.
///
/// @param ts of the message; empty while it is being posted
/// @param version of the change that it shows
/// @param noted the state that its thread was last told of
public record ChangeCard(String changeId, String channel, String ts, long version, String noted) {}
