package io.acknet.match;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The lines of something that was pasted that led to the topic: those that hold most of what counted,
/// in their order. Empty for what nobody pasted: a line or two.
public final class TellingLines {
    private static final int FEWEST = 3;
    private static final int MOST_READ = 200;
    private static final int SHOWN = 3;
    private static final int CHARS = 200;

    /// Of what counts in all; less is by chance.
    private static final double SHARE = 0.15;

    private TellingLines() {}

    public static List<String> of(Matcher matcher, String text) {
        List<String> lines =
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(MOST_READ)
                        .toList();
        if (lines.size() < FEWEST) {
            return List.of();
        }
        Map<String, Double> counted =
                matcher.explain(text).candidates().stream()
                        .limit(1)
                        .flatMap(best -> best.matched().stream())
                        .collect(
                                Collectors.toMap(
                                        Explanation.Reason::term,
                                        Explanation.Reason::worth,
                                        Math::max));
        double all = counted.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Double> worth =
                lines.stream().map(line -> worth(matcher.terms(line), counted)).toList();
        Set<Integer> best =
                IntStream.range(0, lines.size())
                        .boxed()
                        .filter(i -> worth.get(i) > all * SHARE)
                        .sorted(Comparator.comparing(worth::get).reversed())
                        .limit(SHOWN)
                        .collect(Collectors.toSet());
        return IntStream.range(0, lines.size())
                .filter(best::contains)
                .mapToObj(lines::get)
                .map(line -> line.length() > CHARS ? line.substring(0, CHARS) + "…" : line)
                .distinct()
                .toList();
    }

    private static double worth(Set<String> terms, Map<String, Double> counted) {
        return terms.stream().mapToDouble(term -> counted.getOrDefault(term, 0.0)).sum();
    }
}
