package io.acknet.slack;

import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.store.Answered;
import java.util.Optional;

/// A reply that is due.
///
/// @param where it goes
/// @param watch hears where it stands
record Due(Said said, Destination where, Watch watch) {

    /// Nobody needs to know.
    static final Watch NOBODY = new Watch() {};

    static Due of(Said said, Destination where) {
        return new Due(said, where, NOBODY);
    }

    /// Hears where a reply stands and what it is; after a crash perhaps again, or not what.
    interface Watch {

        /// A message of its own is there, and will be the reply.
        default void there(Destination.Edited message) {}

        /// What the message will say.
        ///
        /// @return what is to be kept together with it
        default Optional<Answered> decided(Reply reply) {
            return Optional.empty();
        }
    }
}
