package io.acknet.learn;

import java.util.Set;

/// How much two questions have in common: shared terms in all terms, 0 to 1.
final class Likeness {
    private Likeness() {}

    static double of(Set<String> one, Set<String> other) {
        boolean fewer = one.size() < other.size();
        Set<String> few = fewer ? one : other;
        Set<String> many = fewer ? other : one;
        long shared = few.stream().filter(many::contains).count();
        long all = one.size() + other.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }
}
