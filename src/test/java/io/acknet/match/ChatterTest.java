package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people tell around a question changes little. `-Dfigures` prints how much.
class ChatterTest {
    private static final Matcher MATCHER = Matcher.of(Library.bundled());
    private static final List<Labelled> QUESTIONS = Questions.toFit();

    @Test
    void aStoryAroundTheQuestionChangesLittle() {
        holds("story", Chatter.around(QUESTIONS));
    }

    @Test
    void aLogBehindTheQuestionChangesLittle() {
        holds("log", Chatter.withLog(QUESTIONS));
    }

    private static void holds(String title, List<Labelled> questions) {
        Figures plain = Evaluation.of(MATCHER, QUESTIONS).overall();
        Evaluation evaluation = Evaluation.of(MATCHER, questions);
        if (System.getProperty("figures") != null) {
            System.out.println(Lines.of(title, evaluation));
        }
        Figures told = evaluation.overall();
        assertThat(told.p1().share()).isGreaterThanOrEqualTo(plain.p1().share() - .03);
        assertThat(told.noneF1()).isGreaterThanOrEqualTo(.93);
        assertThat(told.wrongDirect().share()).isLessThanOrEqualTo(.01);
    }
}
