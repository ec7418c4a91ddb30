package io.acknet.store;

import java.time.Instant;

/// What the last run of a check on a cluster came to.
///
/// @param uid of the cluster
/// @param plugin the cluster's network plugin as that run saw it; empty where it did not
public record LastVerdict(
        String uid,
        String check,
        String verdict,
        String headlineZh,
        String headlineEn,
        String plugin,
        Instant readAt) {}
