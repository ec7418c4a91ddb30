package io.acknet.match;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The labelled questions, by what they may be used for.
final class Questions {
    private static final Path FOLDER = Path.of("src/test/resources/questions");

    private Questions() {}

    /// What limits and coefficients are fitted on: the odd half, and those that somebody else wrote.
    static List<Labelled> toFit() {
        return Stream.concat(odd().stream(), freshToFit().stream()).toList();
    }

    /// The half of our own questions that nothing is fitted on: the even ones.
    static List<Labelled> toJudge() {
        return ours().filter(question -> !odd(question)).toList();
    }

    static List<Labelled> odd() {
        return ours().filter(Questions::odd).toList();
    }

    static List<Labelled> freshToFit() {
        return QuestionFile.read(FOLDER.resolve("fresh-fit.tsv"));
    }

    private static Stream<Labelled> ours() {
        return QuestionFile.read(FOLDER.resolve("questions.tsv")).stream();
    }

    private static boolean odd(Labelled question) {
        return Integer.parseInt(question.id().substring(1)) % 2 == 1;
    }
}
