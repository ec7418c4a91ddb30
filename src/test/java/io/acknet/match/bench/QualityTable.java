package io.acknet.match.bench;

import io.acknet.knowledge.Library;
import io.acknet.match.BackDoor;
import io.acknet.match.Evaluation;
import io.acknet.match.Figures;
import io.acknet.match.Matcher;
import io.acknet.match.Outcome;
import io.acknet.match.bench.Bands.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How well acknet and other engines answer the same questions from the same topics. Limits are
/// fitted on one half of the questions and judged on the other; both ways round, because the limits
/// and weights that acknet comes with have seen one of the halves (its file says which), and a figure
/// from that half is no figure for unseen questions.
public final class QualityTable {
    private static final String LIMITS = "/io/acknet/match/limits.properties";

    private final Library library;
    private final Questions questions;

    QualityTable(Library library, Questions questions) {
        this.library = library;
        this.questions = questions;
    }

    public static void main(String[] args) {
        System.out.println("The limits that acknet comes with say of themselves:");
        provenance().forEach(System.out::println);
        Library library = Library.bundled();
        Questions halves = Questions.read();
        System.out.println("\nJudged on odd ids, limits of the other rows from even ids");
        new QualityTable(library, halves).print(System.out);
        System.out.println("\nJudged on even ids, limits of the other rows from odd ids");
        new QualityTable(library, halves.swapped()).print(System.out);
    }

    /// The head of the file of limits.
    private static List<String> provenance() {
        try (InputStream in = QualityTable.class.getResourceAsStream(LIMITS)) {
            if (in == null) {
                return List.of("nothing: there is no file " + LIMITS);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIMITS, e);
        }
    }

    void print(PrintStream out) {
        Map<String, Evaluation> rows = new LinkedHashMap<>();
        rows.put("acknet, as it comes", shipped());
        for (Kind kind : Kind.values()) {
            try (Scratch scratch = Scratch.create();
                    Engine engine = kind.build(library, scratch.path())) {
                rows.put(engine.name(), fitted(engine));
            }
        }
        out.printf(
                Locale.ROOT,
                "%d topics; fitted on %d questions, judged on %d others%n%n",
                library.topics().size(),
                questions.fit().size(),
                questions.judge().size());
        out.print(table(rows).text());
    }

    /// With the limits that the program comes with.
    private Evaluation shipped() {
        Matcher matcher = Matcher.of(library);
        return BackDoor.evaluation(
                questions.judge().stream()
                        .map(question -> BackDoor.outcome(matcher, question))
                        .toList());
    }

    private Evaluation fitted(Engine engine) {
        Bands bands = Bands.fit(questions.fit().stream().map(q -> Answered.by(engine, q)).toList());
        List<Outcome> outcomes =
                questions.judge().stream()
                        .map(question -> bands.outcome(Answered.by(engine, question)))
                        .toList();
        return BackDoor.evaluation(outcomes);
    }

    private static Table table(Map<String, Evaluation> rows) {
        Table table =
                new Table(
                        "engine",
                        "language",
                        "questions",
                        "P@1",
                        "[95 %]",
                        "MRR",
                        "direct",
                        "wrong direct",
                        "NONE F1",
                        "AUROC");
        rows.forEach((name, evaluation) -> {
            add(table, name, "all", evaluation.overall());
            evaluation
                    .languages()
                    .forEach((language, figures) -> add(table, name, language, figures));
        });
        return table;
    }

    private static void add(Table table, String engine, String language, Figures figures) {
        table.row(
                engine,
                language,
                Integer.toString(figures.questions()),
                three(figures.p1().share()),
                "[" + three(figures.p1().low()) + ", " + three(figures.p1().high()) + "]",
                three(figures.mrr()),
                Integer.toString(figures.directPrecision().of()),
                figures.wrongDirect().hits() + " = " + three(figures.wrongDirect().share()),
                three(figures.noneF1()),
                three(figures.auroc()));
    }

    private static String three(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
