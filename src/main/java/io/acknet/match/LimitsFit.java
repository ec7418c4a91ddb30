package io.acknet.match;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Computes the limits of the bands from labelled questions and from askings that were left out.
///
/// 1. `possible` is where the outcome "none" has its best F1, if as many questions have an answer as
///    of the labelled ones. How many are taken for the other kind is seen on all: on the labelled
///    questions, on askings and on lines of `elsewhere` that were left out.
/// 2. `confident` and `margin` are, of a grid, those that answer most questions directly and right,
///    while no labelled question is answered wrongly, nor more of those left out than `TOLERATED`. A wrong
///    answer is judged as if it were `CAUTION` more confident, for those that nobody has seen yet.
final class LimitsFit {
    /// The goal for unseen questions is one wrong direct answer in two hundred. These have been seen, by
    /// whoever wrote the lexicon, so they must do better than the goal.
    private static final double TOLERATED = 0.002;

    private static final double CAUTION = 1.2;

    private static final double STEP = 0.5;
    private static final double MOST_CONFIDENCE = 30;
    private static final double MOST_MARGIN = 12;

    private final List<Outcome> labelled;
    private final List<Outcome> leftOut;
    private final List<Outcome> answerable;
    private final List<Outcome> unanswerable;

    LimitsFit(List<Outcome> labelled, List<Outcome> leftOut) {
        this.labelled = labelled;
        this.leftOut = leftOut;
        this.answerable = all(Outcome::answerable);
        this.unanswerable = all(outcome -> !outcome.answerable());
    }

    private List<Outcome> all(Predicate<Outcome> those) {
        return Stream.concat(labelled.stream(), leftOut.stream()).filter(those).toList();
    }

    Limits fit() {
        double possible = possible();
        return grid(0, MOST_MARGIN)
                .boxed()
                .flatMap(margin ->
                        grid(possible, MOST_CONFIDENCE)
                                .mapToObj(c -> new Limits(c, margin, possible)))
                .filter(this::safe)
                .max(Comparator.comparingLong(this::right).thenComparingDouble(Limits::margin))
                .orElseThrow(() -> new IllegalStateException("no limits keep wrong answers back"));
    }

    private double possible() {
        double best = 0;
        double last = 0;
        double f1 = -1;
        for (double limit : grid(0, MOST_CONFIDENCE).toArray()) {
            double now = noneF1(limit);
            if (now > f1) {
                best = limit;
                f1 = now;
            }
            if (now == f1) {
                last = limit;
            }
        }
        return Math.floor((best + last) / 2 / STEP) * STEP;
    }

    private double noneF1(double limit) {
        double all = count(labelled, o -> !o.answerable());
        double missed =
                all * count(unanswerable, o -> o.confidence() >= limit) / unanswerable.size();
        double wrongly =
                (labelled.size() - all)
                        * count(answerable, o -> o.confidence() < limit)
                        / answerable.size();
        return 2 * (all - missed) / (2 * (all - missed) + wrongly + missed);
    }

    private boolean safe(Limits limits) {
        Predicate<Outcome> wrong =
                o -> o.rank() != 1 && limits.direct(o.confidence() * CAUTION, o.lead() * CAUTION);
        return count(labelled, wrong) == 0 && count(leftOut, wrong) <= TOLERATED * leftOut.size();
    }

    private long right(Limits limits) {
        return Stream.concat(labelled.stream(), leftOut.stream())
                .filter(o -> o.rank() == 1 && limits.direct(o.confidence(), o.lead()))
                .count();
    }

    private static long count(List<Outcome> outcomes, Predicate<Outcome> those) {
        return outcomes.stream().filter(those).count();
    }

    private static DoubleStream grid(double from, double to) {
        return DoubleStream.iterate(from, x -> x <= to, x -> x + STEP);
    }
}
