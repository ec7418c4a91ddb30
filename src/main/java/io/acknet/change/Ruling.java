package io.acknet.change;

import java.util.List;

/// What the policy says.
public sealed interface Ruling {
    record Permitted() implements Ruling {}

    /// @param reasons all that stand against it, not only the first; never empty
    record Refused(List<Reason> reasons) implements Ruling {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    static Ruling of(List<Reason> reasons) {
        return reasons.isEmpty() ? new Permitted() : new Refused(reasons);
    }
}
