package io.acknet.match;

import io.acknet.match.Judged.Contribution;
import java.util.ArrayList;
import java.util.List;

/// Weighs one question's terms for one topic after the other.
///
/// @param standing of the terms, and of the marker, in all candidates
/// @param without what is not counted, because the question itself was taken from there
record Judgement(Scoring scoring, List<Weighted> terms, Standing standing, Without without) {
    /// What it is worth that a question is an asking word for word: more than any lead of another topic
    /// that shares its words.
    private static final double EXACT = 20;

    Judged of(int ordinal) {
        List<Contribution> matched = new ArrayList<>();
        List<Contribution> against = new ArrayList<>();
        int phrasings = count(Token.MARKER.term(), ordinal);
        if (standing.exact(ordinal) > without.phrasings(ordinal)) {
            matched.add(new Contribution(Standing.exactly(terms), EXACT));
        }
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
        if (term.token().foreign()) {
            return term.weight() * presence - (1 - presence) * scoring.foreign();
        }
        double has = presence + (standing.told(word, ordinal) ? scoring.body() : 0);
        return term.weight() * (has - Math.max(0, 1 - has) * cost(term.token()));
    }

    private int count(String term, int ordinal) {
        return Math.max(0, standing.asked(term, ordinal) - without.phrasings(ordinal));
    }

    private double cost(Token token) {
        boolean known = token.concept() || standing.known(token.term(), without.lines());
        return known ? scoring.away() : scoring.unknown();
    }

    private static double sum(List<Contribution> contributions) {
        return contributions.stream().mapToDouble(Contribution::worth).sum();
    }
}
