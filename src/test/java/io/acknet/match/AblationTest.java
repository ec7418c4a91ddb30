package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What each part of the confidence buys: nothing is better when it is left out. `-Dfigures` prints
/// the table, with a column more.
class AblationTest {
    /// Of some two hundred questions with a slip, two may fall otherwise by chance.
    private static final double NOISE = 0.011;

    /// The same for the order of all answerable questions against all others.
    private static final double NOISE_OF_ORDER = 0.003;

    private static final boolean FIGURES = System.getProperty("figures") != null;
    private static final List<Labelled> QUESTIONS = Questions.toFit();

    /// @param p1 right topic first, of the answerable
    /// @param auroc of answerable against unanswerable
    /// @param misspelt P@1 of the same questions with a letter exchanged
    /// @param misheard P@1 of the same questions with a homophone
    /// @param lines AUROC of askings and lines of elsewhere, each matched as if it were not there; only
    ///     with `-Dfigures`, for there are many
    private record Row(double p1, double auroc, double misspelt, double misheard, double lines) {
        static Row of(Matcher matcher) {
            Slips slips = new Slips();
            Figures plain = Evaluation.of(matcher, QUESTIONS).overall();
            return new Row(
                    plain.p1().share(),
                    plain.auroc(),
                    p1(matcher, slips.misspelt(QUESTIONS)),
                    p1(matcher, slips.misheard(QUESTIONS)),
                    FIGURES ? Figures.of(matcher.leaveOneOut()).auroc() : 0);
        }

        private static double p1(Matcher matcher, List<Labelled> questions) {
            return Evaluation.of(matcher, questions).overall().p1().share();
        }

        String line(String title) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.4f | %.3f | %.3f | %.3f |",
                    title,
                    p1,
                    auroc,
                    misspelt,
                    misheard,
                    lines);
        }

        boolean holdsAgainst(Row other) {
            boolean first =
                    other.p1 - p1 <= NOISE
                            && other.misspelt - misspelt <= NOISE
                            && other.misheard - misheard <= NOISE;
            boolean order =
                    other.auroc - auroc <= NOISE_OF_ORDER && other.lines - lines <= NOISE_OF_ORDER;
            return first && order;
        }
    }

    @Test
    void nothingIsBetterWhenItIsLeftOut() {
        Library library = Library.bundled();
        Map<Ablation, Row> rows = new EnumMap<>(Ablation.class);
        for (Ablation without : Ablation.values()) {
            try (Matcher matcher = without.matcher(library)) {
                rows.put(without, Row.of(matcher));
            }
        }
        if (FIGURES) {
            rows.forEach((without, row) -> System.out.println(row.line(without.title())));
        }
        var whole = Objects.requireNonNull(rows.get(Ablation.NOTHING));
        assertThat(rows)
                .allSatisfy((without, row) ->
                        assertThat(whole.holdsAgainst(row))
                                .as("%s: %s", without.title(), row)
                                .isTrue());
    }
}
