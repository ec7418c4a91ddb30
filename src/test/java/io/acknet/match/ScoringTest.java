package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The coefficients are where a search over them ends: none does better by a step to either side. The
/// search itself is this, step by step, until it stops. It takes minutes, so it runs with
/// `-Dscoring.search` only.
@EnabledIfSystemProperty(named = "scoring.search", matches = ".*")
class ScoringTest {
    private static final double STEP = 1.4;
    private static final double NOISE = 0.003;

    private static final Library LIBRARY = Library.bundled();
    private static final List<Labelled> QUESTIONS = Questions.toFit();

    @Test
    void noStepOfOneCoefficientIsBetter() {
        double now = worth(Scoring.PLAIN);
        Map<String, Double> gains = new TreeMap<>();
        steps().forEach((name, step) -> {
            gains.put(name + " up", worth(step.apply(STEP)) - now);
            gains.put(name + " down", worth(step.apply(1 / STEP)) - now);
        });
        System.out.println(gains);
        assertThat(gains).allSatisfy((step, gain) -> assertThat(gain).isLessThan(NOISE));
    }

    /// How well answerable questions come before others, and the right topic first: the mean over
    /// labelled questions, and over askings and lines of elsewhere that were left out.
    private static double worth(Scoring scoring) {
        try (Matcher matcher = Matcher.of(LIBRARY, scoring, new Limits(0, 0, 0))) {
            Figures labelled = Evaluation.of(matcher, QUESTIONS).overall();
            Figures leftOut = Figures.of(matcher.leaveOneOut());
            return (labelled.auroc()
                            + leftOut.auroc()
                            + labelled.p1().share()
                            + leftOut.p1().share())
                    / 4;
        }
    }

    private static Map<String, DoubleFunction<Scoring>> steps() {
        Scoring s = Scoring.PLAIN;
        Map<String, DoubleFunction<Scoring>> steps = new TreeMap<>();
        steps.put("body", by -> with(s, by, 1, 1, 1, 1, 1));
        steps.put("concept", by -> with(s, 1, by, 1, 1, 1, 1));
        steps.put("foreign", by -> with(s, 1, 1, by, 1, 1, 1));
        steps.put("usage", by -> with(s, 1, 1, 1, by, 1, 1));
        steps.put("meaning", by -> with(s, 1, 1, 1, 1, by, 1));
        steps.put("share", by -> with(s, 1, 1, 1, 1, 1, by));
        return steps;
    }

    private static Scoring with(Scoring s, double... by) {
        return new Scoring(
                s.body() * by[0],
                s.concept() * by[1],
                s.foreign() * by[2],
                s.usage() * by[3],
                s.meaning() * by[4],
                s.once() * by[5],
                s.share() * by[5],
                s.misspelt(),
                s.homophone());
    }
}
