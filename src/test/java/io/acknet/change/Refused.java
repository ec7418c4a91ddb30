package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

/// What the desk refuses, and by which rule.
final class Refused {
    private Refused() {}

    static void assertRefused(Answer answer, String rule) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.reasons())
                                        .extracting(Reason::rule)
                                        .containsExactly(rule));
    }
}
