package io.acknet.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What became of a labelled set with the knowledge as it was before anybody who writes knowledge had
/// read a question of it: id, confidence, lead, and the topics with the best first.
///
/// The knowledge has since learnt from those questions, so they cannot be blind again: the files stay.
/// After a change of the chain, `LimitsTest` writes them anew from that same old knowledge.
enum Blind {
    /// With the knowledge of the commit that brought `fresh-fit.tsv`.
    FRESH("fresh-fit"),
    /// With the knowledge of the commit that brought `second-fit.blind.tsv`.
    SECOND("second-fit");

    private static final Path FOLDER = Path.of("src/test/resources/questions");

    private final String set;

    Blind(String set) {
        this.set = set;
    }

    static List<Outcome> all() throws IOException {
        List<Outcome> all = new ArrayList<>();
        for (Blind blind : values()) {
            all.addAll(blind.outcomes());
        }
        return all;
    }

    List<Outcome> outcomes() throws IOException {
        Map<String, Labelled> questions =
                questions().stream().collect(Collectors.toMap(Labelled::id, Function.identity()));
        return Files.readAllLines(file()).stream()
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

    void write(Matcher matcher) throws IOException {
        List<String> lines = questions().stream().map(matcher::outcome).map(Blind::line).toList();
        Files.writeString(
                file(), "id\tconfidence\tlead\ttopics\n" + String.join("\n", lines) + "\n");
    }

    private List<Labelled> questions() {
        return QuestionFile.read(FOLDER.resolve(set + ".tsv"));
    }

    private Path file() {
        return FOLDER.resolve(set + ".blind.tsv");
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
