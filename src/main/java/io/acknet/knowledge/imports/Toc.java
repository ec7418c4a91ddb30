package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which link at the top of a document leads to which heading. The headings carry no ids, so equal
/// words decide; what is left over is matched by similar words, and last by order, if as many links
/// as headings are left.
final class Toc {
    /// Shared pairs of letters, of all pairs of both texts, from which on two wordings are one question.
    private static final double SIMILAR = 0.6;

    private final Map<Integer, LinkList.Entry> byHeading = new HashMap<>();

    private Toc() {}

    static Toc of(List<LinkList.Entry> entries, List<String> headings) {
        Toc toc = new Toc();
        List<LinkList.Entry> open =
                new ArrayList<>(
                        entries.stream().filter(e -> e.destination().startsWith("#")).toList());
        for (double least : new double[] {1, SIMILAR}) {
            for (int i = 0; i < headings.size(); i++) {
                toc.match(i, headings.get(i), open, least);
            }
        }
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            if (!toc.byHeading.containsKey(i)) {
                rest.add(i);
            }
        }
        if (rest.size() == open.size()) {
            for (int i = 0; i < rest.size(); i++) {
                toc.byHeading.put(rest.get(i), open.get(i));
            }
        }
        return toc;
    }

    Optional<LinkList.Entry> of(int heading) {
        return Optional.ofNullable(byHeading.get(heading));
    }

    private void match(int heading, String title, List<LinkList.Entry> open, double least) {
        if (byHeading.containsKey(heading)) {
            return;
        }
        open.stream()
                .filter(entry -> similarity(entry.text(), title) >= least)
                .max(java.util.Comparator.comparingDouble(e -> similarity(e.text(), title)))
                .ifPresent(entry -> {
                    byHeading.put(heading, entry);
                    open.remove(entry);
                });
    }

    /// Whether two wordings are most likely one question.
    static boolean alike(String one, String other) {
        return similarity(one, other) >= SIMILAR;
    }

    private static double similarity(String one, String other) {
        Set<String> pairs = pairs(Wording.norm(one));
        Set<String> others = pairs(Wording.norm(other));
        Set<String> shared = new HashSet<>(pairs);
        shared.retainAll(others);
        int all = pairs.size() + others.size();
        return all == 0 ? 0 : 2.0 * shared.size() / all;
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
