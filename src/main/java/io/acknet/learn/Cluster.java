package io.acknet.learn;

import io.acknet.store.Gap;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Gaps about the same thing.
///
/// @param gaps the most frequent first; at least one
public record Cluster(List<Gap> gaps) {
    public Cluster {
        gaps = List.copyOf(gaps);
    }

    /// The one that stands for them all.
    public Gap first() {
        return gaps.getFirst();
    }

    /// How often any of them was asked.
    public int times() {
        return gaps.stream().mapToInt(Gap::times).sum();
    }

    public Instant firstSeen() {
        return gaps.stream().map(Gap::firstSeen).min(Comparator.naturalOrder()).orElseThrow();
    }

    public Instant lastSeen() {
        return gaps.stream().map(Gap::lastSeen).max(Comparator.naturalOrder()).orElseThrow();
    }
}
