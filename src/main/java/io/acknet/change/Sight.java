package io.acknet.change;

import io.acknet.change.Effect.Pinned;
import io.acknet.cluster.Mutation;
import io.acknet.lang.Text;

/// What reading a cluster shows of an action: whether it has been done, by nothing else than the object
/// itself.
sealed interface Sight {

    /// The object is as the action makes it.
    record Landed(Pinned as) implements Sight {}

    /// The object is as it was planned for.
    ///
    /// @param mutation would do it, and does nothing to an object that changes in between
    /// @param token what it writes to be known by; empty where it writes none
    record Before(Mutation mutation, String token) implements Sight {}

    /// Somebody else has changed it.
    ///
    /// @param before whether what the action changes is nevertheless as it was before
    record Foreign(Text what, boolean before) implements Sight {}

    record Unreadable(Text why) implements Sight {}
}
