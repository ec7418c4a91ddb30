package io.acknet.store;

/// An input that was claimed.
///
/// @param attempt 1 for the first time after it was received
public record Held(Input input, Hold hold, int attempt) {}
