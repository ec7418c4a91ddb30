package io.acknet.match;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Computes the limits of the bands from labelled questions and from askings that were left out.
///
/// Blind questions are those whose outcomes were noted before anybody who wrote askings or lexicon had
/// read them. Only they tell where unseen questions fall: the vocabulary lifts what it was tuned on.
///
/// 1. `possible` is where the outcome "none" has its best F1 on the blind questions: the middle of the
///    limits that are as good but for chance, for the best of them moves with every question.
/// 2. `confident` and `margin` are, of a grid, those that answer most questions directly and right,
///    while at most `GOAL` of the blind ones are answered wrongly, none of the others that are labelled,
///    and at most `TOLERATED` of those left out. A wrong answer to one that has been seen is judged as
///    if it were `CAUTION` more confident.
final class LimitsFit {
    /// One wrong direct answer in two hundred: what unseen questions are promised.
    private static final double GOAL = 0.005;

    private static final double TOLERATED = 0.002;
    private static final double CAUTION = 1.2;

    /// What two questions of a hundred without an answer change in F1.
    private static final double CHANCE = 0.01;

    private static final double STEP = 0.5;
    private static final double MOST_CONFIDENCE = 40;
    private static final double MOST_MARGIN = 20;

    private final List<Outcome> blind;
    private final List<Outcome> seen;
    private final List<Outcome> leftOut;
    private final List<Outcome> all;

    LimitsFit(List<Outcome> blind, List<Outcome> seen, List<Outcome> leftOut) {
        this.blind = blind;
        this.seen = seen;
        this.leftOut = leftOut;
        this.all = Stream.of(blind, seen, leftOut).flatMap(List::stream).toList();
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
        double best = grid(0, MOST_CONFIDENCE).map(this::noneF1).max().orElse(0);
        double[] good = grid(0, MOST_CONFIDENCE).filter(x -> noneF1(x) >= best - CHANCE).toArray();
        return Math.floor((good[0] + good[good.length - 1]) / 2 / STEP) * STEP;
    }

    private double noneF1(double limit) {
        long none = count(blind, o -> !o.answerable());
        long told = count(blind, o -> o.confidence() < limit);
        long right = count(blind, o -> !o.answerable() && o.confidence() < limit);
        return none + told == 0 ? 0 : 2.0 * right / (none + told);
    }

    private boolean safe(Limits limits) {
        return wrong(blind, limits, 1) <= GOAL * blind.size()
                && wrong(seen, limits, CAUTION) == 0
                && wrong(leftOut, limits, CAUTION) <= TOLERATED * leftOut.size();
    }

    private static long wrong(List<Outcome> outcomes, Limits limits, double by) {
        return count(
                outcomes, o -> o.rank() != 1 && limits.direct(o.confidence() * by, o.lead() * by));
    }

    private long right(Limits limits) {
        return count(all, o -> o.rank() == 1 && limits.direct(o.confidence(), o.lead()));
    }

    private static long count(List<Outcome> outcomes, Predicate<Outcome> those) {
        return outcomes.stream().filter(those).count();
    }

    private static DoubleStream grid(double from, double to) {
        return DoubleStream.iterate(from, x -> x <= to, x -> x + STEP);
    }
}
