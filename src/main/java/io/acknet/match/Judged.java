package io.acknet.match;

import java.util.List;

/// A topic as a candidate for a question, with the reasons.
///
/// @param matched terms that the topic has, with what each brought
/// @param against terms that the topic has not, with what each cost
record Judged(
        int ordinal, double confidence, List<Contribution> matched, List<Contribution> against) {

    static Judged better(Judged one, Judged other) {
        return one.confidence() >= other.confidence() ? one : other;
    }

    record Contribution(String term, double worth) {}
}
