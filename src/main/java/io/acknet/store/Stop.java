package io.acknet.store;

import java.time.Instant;

/// The kill switch is on.
///
/// @param scope UID of a cluster, or [#ALL]
/// @param by `team:user`
public record Stop(String scope, String by, String reason, Instant at) {
    /// All clusters.
    public static final String ALL = "*";
}
