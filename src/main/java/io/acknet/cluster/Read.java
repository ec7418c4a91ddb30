package io.acknet.cluster;

import io.acknet.lang.Text;
import java.time.Instant;
import java.util.function.Function;

/// What came of one read. Only `Found` says anything about the object.
public sealed interface Read<T> {

    /// @param readAt when the answer had arrived
    record Found<T>(T value, Instant readAt) implements Read<T> {}

    /// The API server says that there is no such object.
    record Absent<T>(Text what) implements Read<T> {}

    /// Whether there is such an object, and what it holds, is not known.
    ///
    /// @param reason one sentence without its full stop, without secrets
    record Unreadable<T>(Why why, Text reason) implements Read<T> {}

    /// Kinds of not knowing.
    enum Why {
        FORBIDDEN,
        UNAUTHENTICATED,
        TIMED_OUT,
        OVERLOADED,
        SERVER_ERROR,
        /// No connection came about, so nothing was sent.
        UNREACHABLE,
        /// The connection broke off; what was sent may have arrived.
        BROKEN_OFF,
        /// A list changed under our hands more than once.
        EXPIRED,
        UNPARSABLE,
        /// Somebody cancelled the run.
        STOPPED,
        NOT_SERVED
    }

    default <R> Read<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Found<T>(T value, Instant readAt) -> new Found<>(change.apply(value), readAt);
            case Absent<T>(Text what) -> new Absent<>(what);
            case Unreadable<T>(Why why, Text reason) -> new Unreadable<>(why, reason);
        };
    }
}
