package io.acknet.change;

import io.acknet.check.Verdict;
import io.acknet.lang.Text;
import java.time.Duration;
import java.util.Optional;

/// What shows that a change has done what it should: the check of the plan's topic, run before the first
/// write and after the last, or a look at the objects themselves.
///
/// @param before empty where nothing was run, or its outcome was lost in a crash
/// @param headline what is seen now
/// @param ofObjects whether it is about the objects and not about the cure: for an undo, and for a fix that
///     people complete
/// @param unproven what no check can prove, and who has to look instead
/// @param took from the start of the execution to its end
public record Proof(
        Optional<Verdict> before,
        Verdict after,
        Text headline,
        Optional<Text> unproven,
        Duration took,
        boolean ofObjects) {

    /// Whether it is there, is not there, or cannot be told.
    public Outcome outcome() {
        return switch (after) {
            case OK, NOT_APPLICABLE -> ofObjects ? Outcome.STANDS : Outcome.CURED;
            case PROBLEM -> ofObjects ? Outcome.DOES_NOT_STAND : Outcome.NOT_CURED;
            case UNKNOWN -> Outcome.CANNOT_TELL;
        };
    }

    public enum Outcome {
        CURED,
        NOT_CURED,
        /// The objects are as the plan says.
        STANDS,
        DOES_NOT_STAND,
        CANNOT_TELL
    }
}
