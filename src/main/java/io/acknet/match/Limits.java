package io.acknet.match;

import io.acknet.match.Match.Hit;
import java.util.List;

/// Where the three bands begin. Computed by a program from labelled questions.
///
/// @param confident the least confidence that answers directly
/// @param margin by how much the best topic must then lead the second
/// @param possible the least confidence that is worth a suggestion
record Limits(double confident, double margin, double possible) {

    /// @param most the most topics to suggest
    Match band(List<Hit> ranked, int most) {
        if (ranked.isEmpty() || ranked.getFirst().score() < possible) {
            return new Match.None(ranked.stream().limit(most).toList());
        }
        double best = ranked.getFirst().score();
        double second = ranked.size() > 1 ? ranked.get(1).score() : 0;
        if (best >= confident && best - second >= margin) {
            return new Match.Confident(ranked.stream().limit(most).toList());
        }
        return new Match.Ambiguous(
                ranked.stream().filter(hit -> hit.score() >= possible).limit(most).toList());
    }
}
