package io.acknet.cli;

import io.acknet.match.Explanation;
import io.acknet.match.Explanation.Candidate;
import io.acknet.match.Explanation.Reason;
import io.acknet.match.Matcher;
import java.io.PrintWriter;
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

/// Shows why a question leads where it leads.
@Command(
        name = "explain",
        description = "Shows what of a question matched, what counted against, and the band.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUESTION", description = "The question, in Chinese or English.")
    List<String> words = List.of();

    @Option(names = "--knowledge", paramLabel = "DIR", description = "Topics of one's own.")
    Optional<Path> knowledge = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String question = String.join(" ", words);
        if (question.isBlank()) {
            throw new ParameterException(spec.commandLine(), "the question is empty; ask one");
        }
        Explanation explanation = explain(question);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(explanation));
        } else {
            print(explanation, out);
        }
        return Exit.DONE;
    }

    private Explanation explain(String question) {
        try (Matcher matcher =
                Matcher.of(Knowledge.library(knowledge, spec.commandLine().getErr()::println))) {
            return matcher.explain(question);
        }
    }

    private static void print(Explanation explanation, PrintWriter out) {
        out.println("tokens   " + String.join(" · ", explanation.tokens()));
        if (!explanation.mended().isEmpty()) {
            out.println("mended   " + String.join(" · ", explanation.mended()));
        }
        out.printf(
                Locale.ROOT,
                "outcome  %s (lead %.1f, direct with %.1f; without a rival from %.1f; suggested from %.1f)%n",
                explanation.outcome(),
                explanation.lead(),
                explanation.leadNeeded(),
                explanation.confidentFrom(),
                explanation.possibleFrom());
        for (Candidate candidate : explanation.candidates()) {
            out.printf(Locale.ROOT, "%n%.1f  %s%n", candidate.confidence(), candidate.topic());
            out.println("  for      " + reasons(candidate.matched()));
            out.println("  against  " + reasons(candidate.against()));
        }
    }

    private static String reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> String.format(Locale.ROOT, "%s %.1f", reason.term(), reason.worth()))
                .collect(Collectors.joining(" · "));
    }
}
