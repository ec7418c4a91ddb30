package io.acknet.match;

import io.acknet.match.Judged.Contribution;
import java.util.ArrayList;
import java.util.List;

/// Weighs one question's terms for one topic after the other.
///
/// @param own ordinal of the topic that the question is a phrasing of, which is then not counted, to see
///     how it would do without; -1 for what people ask
record Judgement(TopicIndex index, Scoring scoring, List<Weighted> terms, int own) {

    Judged of(int ordinal) {
        List<Contribution> matched = new ArrayList<>();
        List<Contribution> against = new ArrayList<>();
        int phrasings = count(Token.MARKER.term(), ordinal);
        for (Weighted term : terms) {
            double net = net(term, ordinal, phrasings);
            if (net > 0) {
                matched.add(new Contribution(term.token().term(), net));
            } else {
                against.add(new Contribution(term.token().term(), -net));
            }
        }
        return new Judged(ordinal, sum(matched) - sum(against), matched, against);
    }

    private double net(Weighted term, int ordinal, int phrasings) {
        String word = term.token().term();
        double presence = scoring.presence(count(word, ordinal), phrasings);
        boolean told = !term.token().foreign() && index.count(TopicIndex.BODY, word, ordinal) > 0;
        double has = presence + (told ? scoring.body() : 0);
        return term.weight() * (has - Math.max(0, 1 - has) * cost(term.token()));
    }

    private int count(String term, int ordinal) {
        return Math.max(0, index.count(TopicIndex.ASKED, term, ordinal) - (ordinal == own ? 1 : 0));
    }

    private double cost(Token token) {
        if (token.foreign()) {
            return scoring.foreign();
        }
        boolean known =
                token.concept()
                        || index.frequency(TopicIndex.ELSEWHERE, token.term()) > 0
                        || index.frequency(TopicIndex.ASKED, token.term()) > 0;
        return known ? scoring.away() : scoring.unknown();
    }

    private static double sum(List<Contribution> contributions) {
        return contributions.stream().mapToDouble(Contribution::worth).sum();
    }
}
