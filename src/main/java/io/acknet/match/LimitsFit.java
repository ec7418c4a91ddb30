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
/// 2. `slope` and `direct` are, of a grid, those that answer most questions directly and right, while
///    at most `GOAL` of the blind ones and of those left out are answered wrongly, and none of the
///    others that are labelled. A wrong answer to one that has been seen is judged as if it were
///    `CAUTION` more confident.
final class LimitsFit {
    /// Unseen questions are promised one wrong direct answer in two hundred. Limits that were chosen
    /// among many do a little worse on questions that they were not chosen by; planned for this, the
    /// fifths that are held out in `CrossValidationTest` keep the promise.
    private static final double GOAL = 0.004;

    private static final double CAUTION = 1.2;

    /// What two questions of a hundred without an answer change in F1.
    private static final double CHANCE = 0.01;

    private static final double STEP = 0.5;
    private static final double MOST_CONFIDENCE = 60;
    private static final double SLOPE_STEP = 0.25;
    private static final double MOST_SLOPE = 3;

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
        return grid(0, MOST_SLOPE, SLOPE_STEP)
                .mapToObj(slope -> safest(possible, slope))
                .max(Comparator.comparingLong(this::right).thenComparingDouble(Limits::slope))
                .orElseThrow();
    }

    /// The least limit for direct answers that keeps wrong ones back.
    private Limits safest(double possible, double slope) {
        Limits all = new Limits(possible, slope, possible);
        double direct =
                DoubleStream.of(
                                last(blind, all, GOAL, 1),
                                last(leftOut, all, GOAL, 1),
                                last(seen, all, 0, CAUTION))
                        .max()
                        .orElse(possible);
        return new Limits(possible, slope, STEP * (Math.floor(direct / STEP) + 1));
    }

    /// The sum of confidence and lead that the first wrong answer beyond those allowed has. One less is
    /// allowed than the share, so that the next question counts as wrong before it is asked: then the
    /// share is what new questions are expected to have, and not what these ones happen to have
    /// (conformal risk control, Angelopoulos et al., 2022).
    private static double last(List<Outcome> outcomes, Limits limits, double share, double by) {
        return outcomes.stream()
                .filter(o -> o.rank() != 1)
                .mapToDouble(o -> -by * limits.sum(o.confidence(), o.lead()))
                .sorted()
                .skip((long) Math.max(0, share * (outcomes.size() + 1) - 1))
                .map(sum -> -sum)
                .findFirst()
                .orElse(limits.possible());
    }

    private double possible() {
        double best = grid(0, MOST_CONFIDENCE, STEP).map(this::noneF1).max().orElse(0);
        double[] good =
                grid(0, MOST_CONFIDENCE, STEP).filter(x -> noneF1(x) >= best - CHANCE).toArray();
        return Math.floor((good[0] + good[good.length - 1]) / 2 / STEP) * STEP;
    }

    private double noneF1(double limit) {
        long none = count(blind, o -> !o.answerable());
        long told = count(blind, o -> o.confidence() < limit);
        long right = count(blind, o -> !o.answerable() && o.confidence() < limit);
        return none + told == 0 ? 0 : 2.0 * right / (none + told);
    }

    private long right(Limits limits) {
        return count(all, o -> o.rank() == 1 && limits.direct(o.confidence(), o.lead()));
    }

    private static long count(List<Outcome> outcomes, Predicate<Outcome> those) {
        return outcomes.stream().filter(those).count();
    }

    private static DoubleStream grid(double from, double to, double step) {
        return DoubleStream.iterate(from, x -> x <= to, x -> x + step);
    }
}
