package io.acknet.cli;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.match.Evaluation;
import io.acknet.match.Figures;
import io.acknet.match.Labelled;
import io.acknet.match.Matcher;
import io.acknet.match.QuestionFile;
import io.acknet.match.Share;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Measures the matcher on labelled questions.
@Command(
        name = "eval",
        description = "Measures how well labelled questions are answered.",
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description =
                    "Tab-separated: id, lang, label (a topic or NONE), text. A header may stand first.")
    Path file = Path.of("");

    @Option(names = "--knowledge", paramLabel = "DIR", description = "Topics of one's own.")
    Optional<Path> knowledge = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Library library = Knowledge.library(knowledge, spec.commandLine().getErr()::println);
        List<Labelled> questions = questions(library);
        Evaluation evaluation = evaluation(library, questions);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(evaluation));
        } else {
            print(evaluation, out);
        }
        return Exit.DONE;
    }

    private static Evaluation evaluation(Library library, List<Labelled> questions) {
        try (Matcher matcher = Matcher.of(library)) {
            return Evaluation.of(matcher, questions);
        }
    }

    private List<Labelled> questions(Library library) {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "there is no file " + file);
        }
        try {
            return QuestionFile.read(
                    file, library.topics().stream().map(Topic::id).collect(Collectors.toSet()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void print(Evaluation evaluation, PrintWriter out) {
        print("all", evaluation.overall(), out);
        evaluation.languages().forEach((language, figures) -> print(language, figures, out));
    }

    private static void print(String name, Figures figures, PrintWriter out) {
        out.printf(Locale.ROOT, "%s (%d questions)%n", name, figures.questions());
        print("accuracy of the decision", figures.accuracy(), out);
        print("P@1", figures.p1(), out);
        print("hit@3", figures.hit3(), out);
        print("wrong direct answers", figures.wrongDirect(), out);
        print("precision of direct answers", figures.directPrecision(), out);
        print("precision of NONE", figures.nonePrecision(), out);
        print("recall of NONE", figures.noneRecall(), out);
        out.printf(
                Locale.ROOT,
                "  NONE F1 %.3f, MRR %.3f, AUROC %.3f%n",
                figures.noneF1(),
                figures.mrr(),
                figures.auroc());
    }

    private static void print(String name, Share share, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %-28s %.3f  [%.3f, %.3f]  %d of %d%n",
                name,
                share.share(),
                share.low(),
                share.high(),
                share.hits(),
                share.of());
    }
}
