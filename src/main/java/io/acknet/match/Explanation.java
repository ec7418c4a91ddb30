package io.acknet.match;

import io.acknet.knowledge.Library;
import java.util.Comparator;
import java.util.List;

/// Why a question leads where it leads, for a person to read.
///
/// @param outcome the band
/// @param confidentFrom the confidence from which a topic without a rival answers directly
/// @param lead of the best candidate over the second
/// @param leadNeeded by the best candidate, with its confidence, to be a direct answer
/// @param possibleFrom the confidence from which a topic is suggested
/// @param tokens what was looked up: words, pairs of characters, `§concepts`, `!foreign subjects`
/// @param mended tokens that were not written so
/// @param candidates the best first; of a long message, each with its best sentence or the whole
public record Explanation(
        String outcome,
        double confidentFrom,
        double lead,
        double leadNeeded,
        double possibleFrom,
        List<String> tokens,
        List<String> mended,
        List<Candidate> candidates) {

    private static final int CANDIDATES = 3;

    /// @param matched terms that the topic has, with what each brought
    /// @param against terms that it has not, with what each cost
    public record Candidate(
            String topic, double confidence, List<Reason> matched, List<Reason> against) {}

    public record Reason(String term, double worth) {}

    static Explanation of(
            Match match, Limits limits, List<Token> tokens, List<Judged> judged, Library library) {
        List<Double> ranked = judged.stream().map(Judged::confidence).toList();
        return new Explanation(
                match.band(),
                limits.alone(),
                Limits.lead(ranked),
                limits.leadNeeded(ranked.isEmpty() ? 0 : ranked.getFirst()),
                limits.possible(),
                tokens.stream().map(Token::term).toList(),
                tokens.stream().filter(token -> token.sure() < 1).map(Token::term).toList(),
                judged.stream()
                        .limit(CANDIDATES)
                        .map(one -> candidate(one, library.topics().get(one.ordinal()).id()))
                        .toList());
    }

    private static Candidate candidate(Judged judged, String topic) {
        return new Candidate(
                topic, judged.confidence(), reasons(judged.matched()), reasons(judged.against()));
    }

    private static List<Reason> reasons(List<Judged.Contribution> contributions) {
        return contributions.stream()
                .map(one -> new Reason(one.term(), one.worth()))
                .sorted(Comparator.comparingDouble(Reason::worth).reversed())
                .toList();
    }
}
