package io.acknet.cluster;

import io.acknet.lang.Text;

/// What came of one request that changes something.
public sealed interface Written {

    /// The API server did it, or in a dry run would.
    ///
    /// @param json the object as the server stores it; empty where the server answers with a status
    record Landed(String json) implements Written {}

    /// The API server answered, and did nothing.
    ///
    /// @param reason one sentence without its full stop, without secrets
    record Refused(Why why, Text reason) implements Written {}

    /// Whether it was done is not known: the answer was lost, or is a fault of the server. Never sent
    /// again before the object was read.
    record Ambiguous(Text reason) implements Written {}

    /// Why the API server refused.
    enum Why {
        /// What the request pins is no longer so: 409, or a `test` of a patch that fails.
        CHANGED,
        /// The object is gone.
        GONE,
        /// A PodDisruptionBudget does not allow it now, or the server is busy: later.
        NOT_YET,
        FORBIDDEN,
        UNAUTHENTICATED,
        /// The server, an admission webhook or a policy does not accept it.
        INVALID,
        /// An object of that name is there already.
        EXISTS,
        /// The request never left: the server cannot be reached.
        NOT_SENT
    }
}
