package io.acknet.store;

import java.time.Instant;

/// The right to execute a change, and to be the only one on its cluster, until a time.
///
/// @param owner the replica that has it
/// @param fence grows with each claim on the cluster; who comes back with an old one is refused
/// @param until the first instant at which it is over
public record Lease(String changeId, String clusterUid, String owner, long fence, Instant until) {}
