package io.acknet.change;

import io.acknet.lang.Text;

/// How a part of an execution went.
sealed interface Went {

    /// Done; the next one may begin.
    record On() implements Went {}

    /// Somebody has to decide.
    record Halt(Text why) implements Went {}

    /// It cannot be done. Where something is written already, somebody has to decide about that.
    record Fail(Text why) implements Went {}

    /// The first Pods that took on the change did not come up: back to the old value.
    record Back(Text why) implements Went {}
}
