package io.acknet.store;

import java.time.Instant;

/// Who executes on a cluster.
///
/// @param since when this holder claimed it
public record ClusterLock(Lease lease, Instant since) {}
