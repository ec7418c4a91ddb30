package io.acknet.slack;

import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;

/// A reply that is due.
///
/// @param where it goes
/// @param watch hears where it stands
record Due(Said said, Destination where, Watch watch) {

    static Due of(Said said, Destination where) {
        return new Due(said, where, new Watch() {});
    }

    /// Hears where a reply stands and what it is; after a crash perhaps again, or not what.
    interface Watch {

        /// A message of its own is there, and will be the reply.
        default void there(Destination.Edited message) {}

        /// What the message will say.
        default void decided(Reply reply) {}
    }
}
