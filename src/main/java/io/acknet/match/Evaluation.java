package io.acknet.match;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a matcher does on labelled questions.
///
/// @param languages the same figures for each group of the file
/// @param rows one per question, in the order of the file
public record Evaluation(Figures overall, Map<String, Figures> languages, List<Row> rows) {

    /// @param topics ids, the best first
    public record Row(String id, String label, String outcome, List<String> topics) {}

    public static Evaluation of(Matcher matcher, List<Labelled> questions) {
        return of(questions.stream().map(matcher::outcome).toList());
    }

    static Evaluation of(List<Outcome> outcomes) {
        Map<String, Figures> languages = new TreeMap<>();
        outcomes.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.question().group()))
                .forEach((group, those) -> languages.put(group, Figures.of(those)));
        return new Evaluation(
                Figures.of(outcomes), languages, outcomes.stream().map(Evaluation::row).toList());
    }

    private static Row row(Outcome outcome) {
        Labelled question = outcome.question();
        return new Row(question.id(), question.label(), outcome.outcome(), outcome.topics());
    }
}
