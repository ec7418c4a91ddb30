package io.acknet.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everyday words of both languages. They tell nothing about a topic, but they are spelt right, so
/// nobody may turn `long` into `log` only because no topic has it.
///
/// @param chinese of two characters; those of the lexicon too
record KnownWords(Set<String> english, Set<String> chinese) {

    /// @param phrases of a lexicon, each as atoms
    static KnownWords with(List<List<Atom>> phrases) {
        Set<String> chinese = new HashSet<>(words("chinese.txt"));
        phrases.forEach(phrase -> addPairs(phrase, chinese));
        return new KnownWords(words("english.txt"), Set.copyOf(chinese));
    }

    /// A phrase is words of two characters, one after the other: 路由策略 has 路由 and 策略, and what stands
    /// between them is no word.
    private static void addPairs(List<Atom> phrase, Set<String> words) {
        int at = 0;
        while (at + 1 < phrase.size()) {
            Atom left = phrase.get(at);
            Atom right = phrase.get(at + 1);
            boolean pair = left.is(Atom.Kind.HAN) && right.is(Atom.Kind.HAN);
            if (pair) {
                words.add(left.text() + right.text());
            }
            at += pair ? 2 : 1;
        }
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        for (String line : Table.lines(name)) {
            words.addAll(Set.of(line.split(" ", -1)));
        }
        return Set.copyOf(words);
    }
}
