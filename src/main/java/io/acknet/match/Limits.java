package io.acknet.match;

import io.acknet.match.Match.Hit;
import java.util.List;
import java.util.Properties;

/// Where the three bands begin. Computed by a program from labelled questions.
///
/// @param confident the least confidence that answers directly
/// @param margin by how much the best topic must then lead the second
/// @param possible the least confidence that is worth a suggestion
record Limits(double confident, double margin, double possible) {

    private static final String FILE = "limits.properties";

    /// The limits that came with the program.
    static Limits bundled() {
        Properties file = new Properties();
        for (String line : Table.lines(FILE)) {
            int equals = line.indexOf('=');
            file.setProperty(line.substring(0, equals), line.substring(equals + 1));
        }
        return new Limits(
                number(file, "confident"), number(file, "margin"), number(file, "possible"));
    }

    List<String> lines() {
        return List.of("confident=" + confident, "margin=" + margin, "possible=" + possible);
    }

    /// By how much the best leads the second; a topic that has nothing for it does not count as one.
    static double lead(List<Hit> ranked) {
        if (ranked.isEmpty()) {
            return 0;
        }
        double second = ranked.size() > 1 ? Math.max(0, ranked.get(1).score()) : 0;
        return ranked.getFirst().score() - second;
    }

    boolean direct(double confidence, double lead) {
        return confidence >= confident && lead >= margin;
    }

    private static double number(Properties file, String key) {
        return Double.parseDouble(file.getProperty(key, "NaN"));
    }

    /// The same outcome, in the band that these limits put it in.
    Outcome band(Outcome outcome) {
        String band =
                outcome.topics().isEmpty() || outcome.confidence() < possible
                        ? "none"
                        : direct(outcome.confidence(), outcome.lead()) ? "confident" : "ambiguous";
        return new Outcome(
                outcome.question(), band, outcome.confidence(), outcome.lead(), outcome.topics());
    }

    /// @param most the most topics to suggest
    Match band(List<Hit> ranked, int most) {
        if (ranked.isEmpty() || ranked.getFirst().score() < possible) {
            return new Match.None(ranked.stream().limit(most).toList());
        }
        double best = ranked.getFirst().score();
        if (direct(best, lead(ranked))) {
            return new Match.Confident(ranked.stream().limit(most).toList());
        }
        return new Match.Ambiguous(
                ranked.stream().filter(hit -> hit.score() >= possible).limit(most).toList());
    }
}
