package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import org.junit.jupiter.api.Test;

/// The least that is owed to questions that nothing was fitted on. Figures below are floors under what
/// was measured, so that a change that costs quality is seen.
class QualityTest {
    private static final Matcher MATCHER = Matcher.of(Library.bundled());

    @Test
    void holdsOnTheHalfThatNothingWasFittedOn() {
        Figures figures = Evaluation.of(MATCHER, Questions.toJudge()).overall();

        assertThat(figures.p1().share()).isGreaterThanOrEqualTo(.96);
        assertThat(figures.wrongDirect().share()).isLessThanOrEqualTo(.01);
        assertThat(figures.noneF1()).isGreaterThanOrEqualTo(.9);
    }

    @Test
    void holdsOnAskingsThatWereLeftOut() {
        Figures figures = Figures.of(MATCHER.leaveOneOut());

        assertThat(figures.p1().share()).isGreaterThanOrEqualTo(.93);
        assertThat(figures.wrongDirect().share()).isLessThanOrEqualTo(.01);
    }
}
