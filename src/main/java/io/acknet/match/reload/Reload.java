package io.acknet.match.reload;

import io.acknet.knowledge.Refusal;
import io.acknet.match.Proof.Failed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a knowledge directory the last time that somebody looked at it.
public sealed interface Reload {

    /// When it was decided.
    Instant at();

    /// How many topics answer.
    int topics();

    /// Answers come from what the directory held at the start; it has not changed since. It was taken
    /// as it was, for there was nothing older to keep.
    ///
    /// @param problems for which a change would be refused
    record Started(Instant at, int topics, List<Refusal> problems) implements Reload {
        public Started {
            problems = List.copyOf(problems);
        }
    }

    /// Answers come from the directory as it is.
    ///
    /// @param weakened askings that only find themselves now, and did better before
    record Taken(Instant at, int topics, List<Refusal> weakened) implements Reload {
        public Taken {
            weakened = List.copyOf(weakened);
        }
    }

    /// Answers come from what was taken before; the directory has changed since, and not for good.
    ///
    /// @param since when the knowledge that answers was taken
    /// @param topics how many topics still answer
    record Refused(Instant at, Instant since, int topics, List<Reason> reasons) implements Reload {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// Why a change was refused.
    ///
    /// @param regression it held before the change
    /// @param failed the question that would break, where it is one
    record Reason(Refusal told, boolean regression, Optional<Failed> failed) {
        Reason(Refusal told, boolean regression) {
            this(told, regression, Optional.empty());
        }

        @Override
        public String toString() {
            return regression ? told + " (it held before this change)" : told.toString();
        }
    }
}
