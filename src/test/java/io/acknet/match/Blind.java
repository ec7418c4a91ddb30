package io.acknet.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What became of `second-fit.tsv` with the knowledge as it was before anybody who writes knowledge had
/// read a question of it: id, confidence, lead, and the topics with the best first.
///
/// The knowledge has since learnt from those questions, so they cannot be blind again: the file stays.
/// After a change of the chain, `LimitsTest` writes it anew from that same old knowledge.
final class Blind {
    private static final Path FILE = Path.of("src/test/resources/questions/second-fit.blind.tsv");

    private Blind() {}

    static List<Outcome> outcomes() throws IOException {
        Map<String, Labelled> questions =
                Questions.second().stream()
                        .collect(Collectors.toMap(Labelled::id, Function.identity()));
        return Files.readAllLines(FILE).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(row -> outcome(questions, row))
                .toList();
    }

    private static Outcome outcome(Map<String, Labelled> questions, String[] row) {
        return new Outcome(
                Objects.requireNonNull(questions.get(row[0])),
                "none",
                Double.parseDouble(row[1]),
                Double.parseDouble(row[2]),
                Arrays.asList(row[3].split(" ")));
    }

    static void write(Matcher matcher) throws IOException {
        List<String> lines =
                Questions.second().stream().map(matcher::outcome).map(Blind::line).toList();
        Files.writeString(FILE, "id\tconfidence\tlead\ttopics\n" + String.join("\n", lines) + "\n");
    }

    private static String line(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%s\t%.2f\t%.2f\t%s",
                outcome.question().id(),
                outcome.confidence(),
                outcome.lead(),
                String.join(" ", outcome.topics()));
    }
}
