package io.acknet.match;

import io.acknet.match.Match.Hit;
import java.util.List;

/// What became of one labelled question.
///
/// @param outcome `confident`, `ambiguous` or `none`
/// @param confidence of the best topic; 0 when there is none
/// @param lead by how much the best topic leads the second
/// @param topics ids, the best first, whatever the outcome
public record Outcome(
        Labelled question, String outcome, double confidence, double lead, List<String> topics) {

    static Outcome of(Labelled question, Match match, List<Hit> ranked) {
        return new Outcome(
                question,
                match.band(),
                ranked.isEmpty() ? 0 : ranked.getFirst().score(),
                Limits.lead(ranked.stream().map(Hit::score).toList()),
                ranked.stream().map(hit -> hit.topic().id()).toList());
    }

    boolean answerable() {
        return question.topic().isPresent();
    }

    boolean direct() {
        return outcome.equals("confident");
    }

    boolean none() {
        return outcome.equals("none");
    }

    /// Where the right topic stands, counted from 1; 0 when it is not there.
    int rank() {
        return 1 + topics.indexOf(question.label());
    }

    /// Answered directly, and with the wrong topic or where there is no answer.
    boolean wrong() {
        return direct() && rank() != 1;
    }

    /// The decision is the one that the label asks for.
    boolean right() {
        return answerable() ? direct() && rank() == 1 : none();
    }
}
