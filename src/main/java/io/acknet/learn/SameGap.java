package io.acknet.learn;

import io.acknet.lang.Sha256;
import io.acknet.store.Gap;
import io.acknet.store.Gaps;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which gap a question belongs to: the one with the same terms, or with nearly the same, or a new one.
final class SameGap {
    /// Four of five terms: beyond, two questions differ in a word that hardly changes the answer.
    private static final double SAME = 0.8;

    private static final int ID_CHARS = 16;

    private final Gaps gaps;
    private volatile @Nullable Map<String, Set<String>> known;

    SameGap(Gaps gaps) {
        this.gaps = gaps;
    }

    String idOf(Set<String> terms) {
        Map<String, Set<String>> all = known();
        String own = hash(terms);
        if (all.containsKey(own)) {
            return own;
        }
        String id =
                all.entrySet().stream()
                        .filter(entry -> Likeness.of(entry.getValue(), terms) >= SAME)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(own);
        all.putIfAbsent(id, terms);
        return id;
    }

    /// Gaps may have gone, and other replicas may have added some.
    void forget() {
        known = null;
    }

    private Map<String, Set<String>> known() {
        Map<String, Set<String>> all = known;
        if (all == null) {
            all = new ConcurrentHashMap<>();
            for (Gap gap : gaps.all()) {
                all.put(gap.id(), gap.terms());
            }
            known = all;
        }
        return all;
    }

    private static String hash(Set<String> terms) {
        return Sha256.of(String.join("\n", new TreeSet<>(terms))).substring(0, ID_CHARS);
    }
}
