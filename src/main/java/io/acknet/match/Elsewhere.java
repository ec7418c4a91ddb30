package io.acknet.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The questions that other people answer: how many there are, and how many of them have a term. They
/// give words their frequencies, for nine topics alone know nothing of how common a word is.
///
/// @param words as they are written
record Elsewhere(int lines, Map<String, Integer> frequencies, List<Token> words) {
    static Elsewhere of(List<String> lines, Analysis analysis) {
        Map<String, Integer> frequencies = new HashMap<>();
        List<Token> words = new ArrayList<>();
        for (String line : lines) {
            List<Atom> atoms = analysis.atoms(line);
            analysis.tokens(atoms)
                    .forEach(token -> frequencies.merge(token.term(), 1, Integer::sum));
            words.addAll(analysis.words(atoms));
        }
        return new Elsewhere(
                lines.size(), Map.copyOf(frequencies), words.stream().distinct().toList());
    }

    /// How many lines have the term.
    int frequency(String term) {
        return frequencies.getOrDefault(term, 0);
    }
}
