package io.acknet.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How often the terms of one question stand in its candidates, read once for all of them.
final class Standing {
    private static final int[] NOWHERE = {};

    private final int[] ascending;
    private final Map<String, int[]> asked = new HashMap<>();
    private final Map<String, int[]> told = new HashMap<>();
    private final Map<String, Integer> elsewhere = new HashMap<>();
    private final int[] exact;

    Standing(Reading index, List<Weighted> terms, List<Integer> candidates) {
        this.ascending = candidates.stream().mapToInt(Integer::intValue).sorted().toArray();
        FieldTerms askings = index.field(TopicIndex.ASKED);
        FieldTerms answers = index.field(TopicIndex.BODY);
        Stream<String> words = terms.stream().map(term -> term.token().term());
        Stream.concat(Stream.of(Token.MARKER.term()), words)
                .forEach(term -> {
                    asked.put(term, askings.counts(term, ascending));
                    told.put(term, answers.counts(term, ascending));
                    elsewhere.put(term, index.frequency(TopicIndex.ELSEWHERE, term));
                });
        this.exact = index.field(TopicIndex.EXACT).counts(exactly(terms), ascending);
    }

    /// The term that a phrasing has which says the same, word for word.
    static String exactly(List<Weighted> terms) {
        return Token.exact(terms.stream().map(Weighted::token).toList()).term();
    }

    /// Phrasings of the topic that have the term.
    int asked(String term, int ordinal) {
        return count(asked.getOrDefault(term, NOWHERE), ordinal);
    }

    /// Whether the topic's answer has the term.
    boolean told(String term, int ordinal) {
        return count(told.getOrDefault(term, NOWHERE), ordinal) > 0;
    }

    /// Phrasings of the topic that are the question.
    int exact(int ordinal) {
        return count(exact, ordinal);
    }

    /// Whether some topic's askings have the term, or more lines of `elsewhere` than these.
    boolean known(String term, int lines) {
        return asked.getOrDefault(term, NOWHERE).length > 0
                || elsewhere.getOrDefault(term, 0) > lines;
    }

    /// A row is empty when no document has the term.
    private int count(int[] row, int ordinal) {
        int column = Arrays.binarySearch(ascending, ordinal);
        return row.length == 0 || column < 0 ? 0 : row[column];
    }
}
