package io.acknet.match;

import io.acknet.match.Judged.Contribution;
import java.util.ArrayList;
import java.util.List;

/// Weighs one question's terms for one topic after the other.
record Judgement(TopicIndex index, Scoring scoring, List<Weighted> terms) {

    Judged of(int ordinal) {
        List<Contribution> matched = new ArrayList<>();
        List<Contribution> against = new ArrayList<>();
        for (Weighted term : terms) {
            double worth = worth(term, ordinal);
            if (worth > 0) {
                matched.add(new Contribution(term.token().term(), worth));
            } else {
                against.add(new Contribution(term.token().term(), cost(term)));
            }
        }
        return new Judged(ordinal, sum(matched) - sum(against), matched, against);
    }

    private double worth(Weighted term, int ordinal) {
        String word = term.token().term();
        double asked = Presence.worth(index.count(TopicIndex.ASKED, word, ordinal));
        double body = index.count(TopicIndex.BODY, word, ordinal) > 0 ? scoring.body() : 0;
        return term.weight() * (asked + body);
    }

    private double cost(Weighted term) {
        Token token = term.token();
        if (token.foreign()) {
            return term.weight() * scoring.foreign();
        }
        boolean elsewhere =
                token.concept() || index.frequency(TopicIndex.ELSEWHERE, token.term()) > 0;
        return term.weight() * (elsewhere ? scoring.away() : scoring.unknown());
    }

    private static double sum(List<Contribution> contributions) {
        return contributions.stream().mapToDouble(Contribution::worth).sum();
    }
}
