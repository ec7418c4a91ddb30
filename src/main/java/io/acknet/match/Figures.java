package io.acknet.match;

import java.util.List;
import java.util.function.Predicate;

/// How well questions were answered.
///
/// @param accuracy right decisions among all: the right topic directly, or "none" where none answers
/// @param p1 the right topic ranked first, among the answerable
/// @param mrr mean of 1/rank of the right topic, among the answerable
/// @param wrongDirect direct answers that are wrong, among all questions
/// @param directPrecision right ones among the direct answers
/// @param noneF1 harmonic mean of precision and recall of the outcome "none"
/// @param auroc chance that an answerable question has more confidence than one that is not
public record Figures(
        int questions,
        Share accuracy,
        Share p1,
        double mrr,
        Share hit3,
        Share wrongDirect,
        Share directPrecision,
        Share nonePrecision,
        Share noneRecall,
        double noneF1,
        double auroc) {

    static Figures of(List<Outcome> all) {
        List<Outcome> answerable = all.stream().filter(Outcome::answerable).toList();
        List<Outcome> direct = all.stream().filter(Outcome::direct).toList();
        List<Outcome> none = all.stream().filter(Outcome::none).toList();
        List<Outcome> unanswerable = all.stream().filter(o -> !o.answerable()).toList();
        Share precision = share(none, o -> !o.answerable());
        Share recall = share(unanswerable, Outcome::none);
        return new Figures(
                all.size(),
                share(all, Outcome::right),
                share(answerable, o -> o.rank() == 1),
                answerable.stream().mapToDouble(Figures::reciprocal).average().orElse(0),
                share(answerable, o -> o.rank() >= 1 && o.rank() <= 3),
                share(all, Outcome::wrong),
                share(direct, o -> !o.wrong()),
                precision,
                recall,
                f1(precision.share(), recall.share()),
                auroc(answerable, unanswerable));
    }

    private static Share share(List<Outcome> of, Predicate<Outcome> those) {
        return Share.of(of.stream().filter(those).count(), of.size());
    }

    private static double reciprocal(Outcome outcome) {
        return outcome.rank() == 0 ? 0 : 1.0 / outcome.rank();
    }

    private static double f1(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double auroc(List<Outcome> answerable, List<Outcome> unanswerable) {
        double won = 0;
        for (Outcome yes : answerable) {
            for (Outcome no : unanswerable) {
                int order = Double.compare(yes.confidence(), no.confidence());
                won += order > 0 ? 1 : order == 0 ? 0.5 : 0;
            }
        }
        int pairs = answerable.size() * unanswerable.size();
        return pairs == 0 ? 0 : won / pairs;
    }
}
