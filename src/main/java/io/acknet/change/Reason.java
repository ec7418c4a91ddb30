package io.acknet.change;

import io.acknet.lang.Text;

/// Why something is refused.
///
/// @param rule stable name of the rule, such as `own-request`
/// @param source where the rule stands, such as `acknet.yaml: changes.clusters[prod].approve`
/// @param what the refusal in one sentence
/// @param could who could do it instead
/// @param help what would help
public record Reason(String rule, String source, Text what, Candidates could, Text help) {

    static Reason of(String rule, String source, Text what, Text help) {
        return new Reason(rule, source, what, Candidates.NOBODY, help);
    }
}
