package io.acknet.match.reload;

import io.acknet.knowledge.Refusal;
import io.acknet.match.reload.Reload.Reason;
import java.util.List;

/// What became of something that was to be learned from use.
public sealed interface Lesson {

    /// It is kept, and answers.
    ///
    /// @param weakened askings that only find themselves now, and did better before
    record Taken(List<Refusal> weakened) implements Lesson {
        public Taken {
            weakened = List.copyOf(weakened);
        }
    }

    /// Nothing of it was kept.
    record Refused(List<Reason> reasons) implements Lesson {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
