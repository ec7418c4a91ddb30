package io.acknet.learn;

import io.acknet.store.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Groups gaps that are about the same thing: single link, over the terms that the matcher looks up,
/// among them the lexicon's concepts, so that one subject in two languages is one group.
///
/// Only gaps that share a term are compared, by way of a list of gaps for each term.
public final class Clusters {
    /// Two questions with this share of their terms in common are about the same thing: below, a pair of
    /// everyday words joins strangers; above, one subject in two wordings falls apart.
    private static final double LINK = 0.3;

    /// A term that stands in more gaps than this tells them apart no more.
    private static final int COMMON = 500;

    private final List<Gap> gaps;
    private final int[] leader;

    private Clusters(List<Gap> gaps) {
        this.gaps = gaps;
        this.leader = new int[gaps.size()];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
        }
    }

    /// @param gaps the most frequent first
    /// @return the most frequent first
    public static List<Cluster> of(List<Gap> gaps) {
        Clusters clusters = new Clusters(gaps);
        clusters.link();
        return clusters.list();
    }

    private void link() {
        Map<String, List<Integer>> having = new HashMap<>();
        for (int i = 0; i < gaps.size(); i++) {
            for (String term : gaps.get(i).terms()) {
                List<Integer> others = having.computeIfAbsent(term, _ -> new ArrayList<>());
                if (others.size() < COMMON) {
                    for (int other : others) {
                        join(other, i);
                    }
                    others.add(i);
                }
            }
        }
    }

    private void join(int one, int other) {
        int to = leaderOf(one);
        int from = leaderOf(other);
        if (to != from && Likeness.of(gaps.get(one).terms(), gaps.get(other).terms()) >= LINK) {
            leader[Math.max(to, from)] = Math.min(to, from);
        }
    }

    private int leaderOf(int gap) {
        int at = gap;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private List<Cluster> list() {
        Map<Integer, List<Gap>> groups = new LinkedHashMap<>();
        for (int i = 0; i < gaps.size(); i++) {
            groups.computeIfAbsent(leaderOf(i), _ -> new ArrayList<>()).add(gaps.get(i));
        }
        return groups.values().stream()
                .map(Cluster::new)
                .sorted(Comparator.comparingInt(Cluster::times).reversed())
                .toList();
    }
}
