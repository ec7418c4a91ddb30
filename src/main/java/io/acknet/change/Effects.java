package io.acknet.change;

import io.acknet.lang.Text;
import java.util.List;

/// What a change has done to the cluster so far: the truth that people are told.
///
/// @param objects the state of what it writes
/// @param sentence the same for people, with the names
/// @param restarted Pods that were replaced, as `namespace/name`
public record Effects(Objects objects, Text sentence, List<String> restarted) {
    public Effects {
        restarted = List.copyOf(restarted);
    }

    /// The state of the objects that a plan writes.
    public enum Objects {
        /// Nothing was written.
        AS_BEFORE,
        /// All that the plan writes is written.
        AS_PLANNED,
        /// Some of the plan's objects are written, others are not yet.
        PARTLY,
        /// They were written, and then given their old value again.
        PUT_BACK,
        /// Somebody else has written them since.
        FOREIGN,
        /// They cannot be read, so it is not known.
        UNKNOWN
    }
}
