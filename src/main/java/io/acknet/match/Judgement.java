package io.acknet.match;

import io.acknet.match.Judged.Contribution;
import java.util.ArrayList;
import java.util.List;

/// Weighs one question's terms for one topic after the other.
///
/// A term brings what it is worth if the topic has it, the rarer the more, and the odds that somebody
/// who says it means the topic and not something elsewhere. The first finds the topic by what only it
/// has; the second knows which words people say there and which they never do.
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
        if (standing.exact(ordinal) > without.phrasings(ordinal)) {
            matched.add(new Contribution(Standing.exactly(terms), EXACT));
        }
        double charged = 0;
        for (Weighted term : terms) {
            Usage usage = standing.usage(term.token().term(), ordinal, without);
            double charge = Math.max(charged, charge(term, usage));
            double net = worth(term, usage, ordinal) - (charge - charged);
            charged = charge;
            (net > 0 ? matched : against).add(new Contribution(term.token().term(), Math.abs(net)));
        }
        return new Judged(ordinal, sum(matched) - sum(against), matched, against);
    }

    private double worth(Weighted term, Usage usage, int ordinal) {
        Token token = term.token();
        boolean told = !token.foreign() && standing.told(token.term(), ordinal);
        double has = presence(usage) + (told ? scoring.body() : 0);
        double trust = token.meaning() ? scoring.meaning() : scoring.usage();
        return term.weight() * has + trust * token.sure() * usage.odds();
    }

    /// Two foreign subjects lead away no further than one.
    private double charge(Weighted term, Usage usage) {
        return term.token().foreign() ? (1 - presence(usage)) * scoring.foreign() : 0;
    }

    private double presence(Usage usage) {
        return scoring.presence(usage.asked(), usage.phrasings());
    }

    private static double sum(List<Contribution> contributions) {
        return contributions.stream().mapToDouble(Contribution::worth).sum();
    }
}
