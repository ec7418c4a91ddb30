package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the limits are worth on questions that they were not computed from: each fifth of the blind
/// questions is judged, as it came out when nobody had read it, by limits from all others. Neither
/// limits nor vocabulary have seen these. `-Dfigures` prints them.
class CrossValidationTest {
    private static final int FOLDS = 5;

    @Test
    void limitsHoldOnQuestionsTheyWereNotComputedFrom() throws IOException {
        Evaluation heldOut = Evaluation.of(heldOut(Matcher.of(Library.bundled())));

        if (System.getProperty("figures") != null) {
            System.out.println(Lines.of("held out", heldOut));
        }
        assertThat(heldOut.overall().wrongDirect().share()).isLessThanOrEqualTo(.005);
        assertThat(heldOut.overall().noneF1()).isGreaterThanOrEqualTo(.945);
        assertThat(direct(heldOut.overall())).isGreaterThanOrEqualTo(.72);
    }

    private static double direct(Figures figures) {
        return (double) figures.directPrecision().hits() / figures.p1().of();
    }

    private static List<Outcome> heldOut(Matcher matcher) throws IOException {
        List<Outcome> blind = Blind.all();
        List<Outcome> seen = Questions.toFit().stream().map(matcher::outcome).toList();
        List<Outcome> leftOut = matcher.leaveOneOut();
        List<Outcome> judged = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Limits limits = new LimitsFit(part(blind, fold, false), seen, leftOut).fit();
            part(blind, fold, true).stream().map(limits::band).forEach(judged::add);
        }
        return judged;
    }

    private static List<Outcome> part(List<Outcome> all, int fold, boolean inside) {
        return IntStream.range(0, all.size())
                .filter(i -> (i % FOLDS == fold) == inside)
                .mapToObj(all::get)
                .toList();
    }
}
