package io.acknet.match.bench;

import io.acknet.match.Labelled;
import io.acknet.match.QuestionFile;
import java.nio.file.Path;
import java.util.List;

/// The labelled questions: even ids to fit limits on, odd ids to judge.
record Questions(List<Labelled> fit, List<Labelled> judge) {
    private static final Path FILE = Path.of("src/test/resources/questions/questions.tsv");

    static Questions read() {
        List<Labelled> all = QuestionFile.read(FILE);
        return new Questions(
                all.stream().filter(Questions::even).toList(),
                all.stream().filter(question -> !even(question)).toList());
    }

    /// Fitted on what was to judge, and judged on what was to fit.
    Questions swapped() {
        return new Questions(judge, fit);
    }

    /// The texts of both halves.
    static List<String> texts() {
        return QuestionFile.read(FILE).stream().map(Labelled::text).toList();
    }

    private static boolean even(Labelled question) {
        return Integer.parseInt(question.id().substring(1)) % 2 == 0;
    }
}
