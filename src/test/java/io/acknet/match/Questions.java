package io.acknet.match;

import java.nio.file.Path;
import java.util.List;

/// The labelled questions in two halves by the parity of their number: what is fitted on one is judged
/// on the other.
final class Questions {
    private static final Path FILE = Path.of("src/test/resources/questions/questions.tsv");

    private Questions() {}

    static List<Labelled> toFit() {
        return all().stream().filter(Questions::odd).toList();
    }

    static List<Labelled> toJudge() {
        return all().stream().filter(question -> !odd(question)).toList();
    }

    static List<Labelled> all() {
        return QuestionFile.read(FILE);
    }

    private static boolean odd(Labelled question) {
        return Integer.parseInt(question.id().substring(1)) % 2 == 1;
    }
}
