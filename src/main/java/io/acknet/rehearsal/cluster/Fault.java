package io.acknet.rehearsal.cluster;

import java.time.Duration;

/// What goes wrong with a request.
public sealed interface Fault {

    /// It is refused and not carried out.
    ///
    /// @param status 403, 404, 409, 410, 429, 500, 503 or 504
    record Refuse(int status) implements Fault {}

    /// It is carried out, but the answer says otherwise.
    record FailAfterwards(int status) implements Fault {}

    /// It is carried out after a while.
    record Delay(Duration by) implements Fault {}

    /// It is carried out, and the answer breaks off after so many bytes.
    record Cut(int after) implements Fault {}

    /// The connection ends before it is carried out.
    record DropBefore() implements Fault {}

    /// It is carried out, and the connection ends without an answer.
    record DropAfter() implements Fault {}
}
