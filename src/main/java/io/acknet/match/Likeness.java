package io.acknet.match;

import io.acknet.match.Claim.Kind;
import io.acknet.match.Proof.Twins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds askings of different topics that say nearly the same.
///
/// Two sets of which this share is common have a token in common among the rarest few of each, so only
/// those are compared: the prefix filter of set similarity joins (Chaudhuri, Ganti, Kaushik: A
/// Primitive Operator for Similarity Joins, 2006).
final class Likeness {
    /// Four of five tokens: beyond, two askings differ in a word that hardly tells topics apart.
    private static final double ALIKE = 0.8;

    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Map<String, List<Set<String>>> rare = new HashMap<>();
    private final Map<Set<String>, List<Claim>> claims = new HashMap<>();

    private Likeness() {}

    static List<Twins> twins(Matcher matcher, List<Claim> all) {
        Likeness likeness = new Likeness();
        for (Claim claim : all) {
            if (claim.kind() == Kind.ASKING) {
                likeness.add(claim, terms(matcher, claim));
            }
        }
        return likeness.twins();
    }

    private static Set<String> terms(Matcher matcher, Claim claim) {
        return matcher.tokens(claim.text()).stream().map(Token::term).collect(Collectors.toSet());
    }

    private void add(Claim claim, Set<String> terms) {
        if (terms.isEmpty()) {
            return;
        }
        if (!claims.containsKey(terms)) {
            terms.forEach(term -> frequencies.merge(term, 1, Integer::sum));
        }
        claims.computeIfAbsent(terms, _ -> new ArrayList<>()).add(claim);
    }

    private List<Twins> twins() {
        List<Twins> twins = new ArrayList<>();
        claims.forEach((terms, same) -> between(same, same, 1, twins));
        for (Set<String> terms : claims.keySet()) {
            for (Set<String> other : near(terms)) {
                double alike = alike(terms, other);
                if (alike >= ALIKE) {
                    between(of(terms), of(other), alike, twins);
                }
            }
        }
        twins.sort(
                Comparator.comparingDouble(Twins::alike)
                        .reversed()
                        .thenComparing(pair -> pair.one().text())
                        .thenComparing(pair -> pair.other().text()));
        return twins;
    }

    /// Sets that were here before and share one of the rarest tokens.
    private Set<Set<String>> near(Set<String> terms) {
        Set<Set<String>> near = new HashSet<>();
        int prefix = terms.size() - (int) Math.ceil(ALIKE * terms.size()) + 1;
        Comparator<String> byRarity =
                Comparator.<String>comparingInt(term -> frequencies.getOrDefault(term, 0))
                        .thenComparing(Comparator.naturalOrder());
        terms.stream()
                .sorted(byRarity)
                .limit(prefix)
                .map(term -> rare.computeIfAbsent(term, _ -> new ArrayList<>()))
                .forEach(those -> {
                    near.addAll(those);
                    those.add(terms);
                });
        return near;
    }

    private List<Claim> of(Set<String> terms) {
        return claims.getOrDefault(terms, List.of());
    }

    private static void between(
            List<Claim> some, List<Claim> others, double alike, List<Twins> twins) {
        for (Claim one : some) {
            for (Claim other : others) {
                boolean apart = one.topic().compareTo(other.topic()) < 0;
                boolean swapped = !some.equals(others) && one.topic().compareTo(other.topic()) > 0;
                if (apart) {
                    twins.add(new Twins(one, other, alike));
                } else if (swapped) {
                    twins.add(new Twins(other, one, alike));
                }
            }
        }
    }

    private static double alike(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.retainAll(other);
        return (double) both.size() / (one.size() + other.size() - both.size());
    }
}
