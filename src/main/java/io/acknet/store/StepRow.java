package io.acknet.store;

import java.time.Instant;

/// An entry in the log of steps of a change: an intent before its call, an outcome after it.
///
/// @param phase such as `INTENT`
/// @param body as JSON
public record StepRow(String phase, String body, Instant at) {}
