package io.acknet.match;

import io.acknet.match.Match.Hit;
import java.util.List;
import java.util.Properties;

/// Where the three bands begin. Computed by a program from labelled questions.
///
/// @param possible the least confidence that is worth a suggestion
/// @param slope worth of a unit of lead over the second topic, in units of confidence
/// @param direct the least sum of confidence and such lead that answers directly: what is surely meant
///     needs little lead, and what leads far needs less confidence
record Limits(double possible, double slope, double direct) {

    private static final String FILE = "limits.properties";

    /// The limits that came with the program.
    static Limits bundled() {
        Properties file = new Properties();
        for (String line : Table.lines(FILE)) {
            int equals = line.indexOf('=');
            file.setProperty(line.substring(0, equals), line.substring(equals + 1));
        }
        return new Limits(number(file, "possible"), number(file, "slope"), number(file, "direct"));
    }

    List<String> lines() {
        return List.of("possible=" + possible, "slope=" + slope, "direct=" + direct);
    }

    /// By how much the best leads the second; a topic that has nothing for it does not count as one.
    static double lead(List<Double> ranked) {
        if (ranked.isEmpty()) {
            return 0;
        }
        double second = ranked.size() > 1 ? Math.max(0, ranked.get(1)) : 0;
        return ranked.getFirst() - second;
    }

    boolean direct(double confidence, double lead) {
        return confidence >= possible && sum(confidence, lead) >= direct;
    }

    double sum(double confidence, double lead) {
        return confidence + slope * lead;
    }

    /// The confidence from which a topic without a rival answers directly.
    double alone() {
        return Math.max(possible, direct / (1 + slope));
    }

    /// The lead that a topic of this confidence needs; more than the confidence is never to be had.
    double leadNeeded(double confidence) {
        return slope > 0 ? Math.max(0, (direct - confidence) / slope) : 0;
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
        if (direct(best, lead(ranked.stream().map(Hit::score).toList()))) {
            return new Match.Confident(ranked.stream().limit(most).toList());
        }
        return new Match.Ambiguous(
                ranked.stream().filter(hit -> hit.score() >= possible).limit(most).toList());
    }
}
