package io.acknet.match;

import java.util.HashSet;
import java.util.Set;

/// Everyday words of both languages. They tell nothing about a topic, but they are spelt right, so
/// nobody may turn `long` into `log` only because no topic has it.
record KnownWords(Set<String> english, Set<String> chinese) {

    static KnownWords load() {
        return new KnownWords(words("english.txt"), words("chinese.txt"));
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        for (String line : Table.lines(name)) {
            words.addAll(Set.of(line.split(" ", -1)));
        }
        return Set.copyOf(words);
    }
}
