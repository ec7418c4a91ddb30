package io.acknet.match;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// A Latin word that stands nowhere in the index becomes the nearest one that does: one edit for words
/// of four letters, two for words of eight; two neighbours exchanged count as one edit.
///
/// @param words of the index
/// @param english everyday words, which are spelt right
record Spelling(Vocabulary words, Set<String> english, Analysis analysis, Scoring scoring) {
    private static final int ONE_EDIT_FROM = 4;
    private static final int TWO_EDITS_FROM = 8;

    /// Longer words are no misspelt ones; and the automaton's size grows with the length.
    private static final int LONGEST = 20;

    Atom mend(Atom atom, Reading reading) {
        String word = atom.surface();
        boolean correctable =
                word.length() >= ONE_EDIT_FROM && word.length() <= LONGEST && !known(atom, reading);
        return correctable
                ? nearest(word, reading)
                        .map(right -> atom.corrected(analysis.stem(right), scoring.misspelt()))
                        .orElse(atom)
                : atom;
    }

    private boolean known(Atom atom, Reading reading) {
        return !letters(atom.surface())
                || english.contains(atom.surface())
                || reading.frequency(TopicIndex.WORD, atom.surface()) > 0
                || reading.frequency(TopicIndex.ASKED, atom.text()) > 0
                || reading.elsewhere().frequency(atom.text()) > 0
                || reading.frequency(TopicIndex.BODY, atom.text()) > 0;
    }

    private static boolean letters(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private Optional<String> nearest(String word, Reading reading) {
        int edits = word.length() >= TWO_EDITS_FROM ? 2 : 1;
        return words.near(word, edits).stream()
                .map(term -> Near.of(word, term, reading.frequency(TopicIndex.WORD, term)))
                .filter(Near::likely)
                .min(Near.NEAREST)
                .map(Near::term);
    }

    private record Near(String term, int edits, boolean sameStart, int topics, boolean likely) {
        static final Comparator<Near> NEAREST =
                Comparator.comparingInt(Near::edits)
                        .thenComparing(Near::sameStart, Comparator.reverseOrder())
                        .thenComparing(Near::topics, Comparator.reverseOrder())
                        .thenComparing(Near::term);

        static Near of(String word, String term, int topics) {
            boolean same = word.charAt(0) == term.charAt(0);
            boolean likely = term.length() >= ONE_EDIT_FROM - 1 && (same || word.length() > 4);
            return new Near(term, Edits.between(word, term), same, topics, likely);
        }
    }
}
