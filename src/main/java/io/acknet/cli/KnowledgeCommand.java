package io.acknet.cli;

import io.acknet.knowledge.Learned;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Refusal;
import io.acknet.match.Matcher;
import io.acknet.match.Proof;
import io.acknet.match.Proving;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Looks after knowledge files.
@Command(
        name = "knowledge",
        description = "Looks after knowledge files.",
        mixinStandardHelpOptions = true)
public final class KnowledgeCommand implements Runnable {
    private static final String LEARNED =
            "What was learned from use, over the topics, as `acknet learned export` writes it.";

    private final Set<String> checks;
    private final Set<String> fixes;

    @Spec private CommandSpec spec = CommandSpec.create();

    /// @param checks ids of the checks that a topic may name
    /// @param fixes ids of the fixes that it may name
    public KnowledgeCommand(Set<String> checks, Set<String> fixes) {
        this.checks = Set.copyOf(checks);
        this.fixes = Set.copyOf(fixes);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "lint",
            description = "Says what is wrong with the topics of a directory.",
            mixinStandardHelpOptions = true)
    int lint(
            @Parameters(
                            paramLabel = "DIR",
                            arity = "0..1",
                            description = "Topics of one's own. Default: those of the program.")
                    Optional<Path> directory,
            @Option(names = "--learned", paramLabel = "DIR", description = LEARNED)
                    Optional<Path> learned,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        Library library = library(directory, learned);
        List<Refusal> refusals = complaints(library);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(new Linted(library.topics().size(), refusals)));
        } else {
            refusals.forEach(out::println);
            out.println(library.topics().size() + " topics, " + refusals.size() + " complaints");
        }
        return refusals.isEmpty() ? Exit.DONE : Exit.NO;
    }

    @Command(
            name = "test",
            description = "Puts the questions that topics bring to the matcher.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:all pass", "1:a question fails, or lint complains", "2:wrong usage"})
    int test(
            @Parameters(
                            paramLabel = "DIR",
                            arity = "0..1",
                            description = "Topics of one's own. Default: those of the program.")
                    Optional<Path> directory,
            @Option(names = "--learned", paramLabel = "DIR", description = LEARNED)
                    Optional<Path> learned,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        Library library = library(directory, learned);
        if (library.topics().isEmpty() && library.refusals().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no topic in " + directory.orElse(Path.of("")));
        }
        Matcher matcher = Matcher.of(library);
        Meter meter = new Meter(spec.commandLine().getErr(), InstantSource.system());
        Proof proof = Proving.of(matcher, meter);
        KnowledgeTestReport report = KnowledgeTestReport.of(proof, complaints(library));
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.write(report) : report.text());
        return report.passed() ? Exit.DONE : Exit.NO;
    }

    private Library library(Optional<Path> directory, Optional<Path> learned) {
        Library library = directory.map(Knowledge::load).orElseGet(Library::bundled);
        return learned.map(
                        path -> {
                            if (!Files.isDirectory(path)) {
                                throw new ParameterException(
                                        spec.commandLine(), "there is no directory " + path);
                            }
                            return Learned.load(path).over(library);
                        })
                .orElse(library);
    }

    private List<Refusal> complaints(Library library) {
        return Stream.concat(
                        library.refusals().stream(), new Lint(checks, fixes).of(library).stream())
                .toList();
    }

    /// @param topics how many can be used
    record Linted(int topics, List<Refusal> refusals) {}
}
