package io.acknet.match.bench;

import io.acknet.knowledge.Library;
import io.acknet.match.BackDoor;
import io.acknet.match.Evaluation;
import io.acknet.match.Figures;
import io.acknet.match.Matcher;
import io.acknet.match.Outcome;
import io.acknet.match.bench.Bands.Answered;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How well acknet and other engines answer the same questions from the same topics: limits fitted
/// on the questions with even ids, figures from those with odd ids.
public final class QualityTable {
    private final Library library;
    private final Questions questions;

    QualityTable(Library library, Questions questions) {
        this.library = library;
        this.questions = questions;
    }

    public static void main(String[] args) {
        new QualityTable(Library.bundled(), Questions.read()).print(System.out);
    }

    void print(PrintStream out) {
        Map<String, Evaluation> rows = new LinkedHashMap<>();
        rows.put("acknet", shipped());
        for (Kind kind : Kind.values()) {
            try (Scratch scratch = Scratch.create();
                    Engine engine = kind.build(library, scratch.path())) {
                String fitted = kind == Kind.ACKNET ? ", limits fitted here" : "";
                rows.put(engine.name() + fitted, fitted(engine));
            }
        }
        out.printf(
                Locale.ROOT,
                "%d topics; limits from %d questions, judged on %d others%n%n",
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
