package io.acknet.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often the terms of one question stand in its candidates and altogether, read once for all of
/// them.
final class Standing {
    private static final int[] NOWHERE = {};
    private static final Counts NOBODY = new Counts(NOWHERE, 0, NOWHERE, 0);

    private final int[] ascending;
    private final Map<String, Counts> counts = new HashMap<>();
    private final Counts marker;
    private final int lines;
    private final int[] exact;

    /// Of one term.
    private static final class Counts {
        /// For each candidate, how many of its phrasings have it.
        final int[] asked;

        /// How many phrasings of all topics have it.
        final long everywhere;

        /// For each candidate, whether its answer has it: 1 or 0.
        final int[] told;

        /// Lines that have it.
        final int elsewhere;

        Counts(int[] asked, long everywhere, int[] told, int elsewhere) {
            this.asked = asked;
            this.everywhere = everywhere;
            this.told = told;
            this.elsewhere = elsewhere;
        }

        static Counts of(Reading index, String term, int[] ascending) {
            FieldTerms askings = index.field(TopicIndex.ASKED);
            return new Counts(
                    askings.counts(term, ascending),
                    askings.find(term).map(FieldTerms.Found::times).orElse(0L),
                    index.field(TopicIndex.BODY).counts(term, ascending),
                    index.elsewhere().frequency(term));
        }
    }

    Standing(Reading index, List<Weighted> terms, List<Integer> candidates) {
        this.ascending = candidates.stream().mapToInt(Integer::intValue).sorted().toArray();
        for (Weighted term : terms) {
            counts.computeIfAbsent(term.token().term(), word -> Counts.of(index, word, ascending));
        }
        this.marker = Counts.of(index, Token.MARKER.term(), ascending);
        this.lines = index.elsewhere().lines();
        this.exact = index.field(TopicIndex.EXACT).counts(exactly(terms), ascending);
    }

    /// The term that a phrasing has which says the same, word for word.
    static String exactly(List<Weighted> terms) {
        return Token.exact(terms.stream().map(Weighted::token).toList()).term();
    }

    Usage usage(String term, int ordinal, Without without) {
        Counts of = counts.getOrDefault(term, NOBODY);
        int here = without.phrasings(ordinal);
        int less = without.copies() + without.lines();
        return new Usage(
                less(count(of.asked, ordinal), here),
                less(count(marker.asked, ordinal), here),
                less(of.elsewhere, without.lines()),
                lines - without.lines(),
                of.everywhere + of.elsewhere - less,
                marker.everywhere + lines - less);
    }

    /// Whether the topic's answer has the term.
    boolean told(String term, int ordinal) {
        return count(counts.getOrDefault(term, NOBODY).told, ordinal) > 0;
    }

    /// Phrasings of the topic that are the question.
    int exact(int ordinal) {
        return count(exact, ordinal);
    }

    private static int less(int count, int by) {
        return Math.max(0, count - by);
    }

    /// A row is empty when no document has the term.
    private int count(int[] row, int ordinal) {
        int column = Arrays.binarySearch(ascending, ordinal);
        return row.length == 0 || column < 0 ? 0 : row[column];
    }
}
