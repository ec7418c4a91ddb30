package io.acknet.store;

import java.time.Instant;

/// The cluster that a channel is bound to.
///
/// @param uid UID of the cluster when it was bound
/// @param by id of the person who bound it
public record ChannelCluster(
        String channel, String cluster, String environment, String uid, String by, Instant at) {}
