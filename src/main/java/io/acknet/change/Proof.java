package io.acknet.change;

import io.acknet.check.Verdict;
import io.acknet.lang.Text;
import java.time.Duration;
import java.util.Optional;

/// The check of the plan's topic, run before the first write and after the last.
///
/// @param before empty where the check was not run, or its outcome was lost in a crash
/// @param headline what the check says now
/// @param unproven what no check can prove, and who has to look instead
/// @param took from the start of the execution to its end
public record Proof(
        Optional<Verdict> before,
        Verdict after,
        Text headline,
        Optional<Text> unproven,
        Duration took) {

    /// Whether the cure is there, is not there, or cannot be told.
    public Outcome outcome() {
        return switch (after) {
            case OK, NOT_APPLICABLE -> Outcome.CURED;
            case PROBLEM -> Outcome.NOT_CURED;
            case UNKNOWN -> Outcome.CANNOT_TELL;
        };
    }

    public enum Outcome {
        CURED,
        NOT_CURED,
        CANNOT_TELL
    }
}
