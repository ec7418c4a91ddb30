package io.acknet.cli;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Refusal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Looks after knowledge files.
@Command(
        name = "knowledge",
        description = "Looks after knowledge files.",
        mixinStandardHelpOptions = true)
public final class KnowledgeCommand implements Runnable {
    private final Set<String> checks;

    @Spec private CommandSpec spec = CommandSpec.create();

    /// @param checks ids of the checks that a topic may name
    public KnowledgeCommand(Set<String> checks) {
        this.checks = Set.copyOf(checks);
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
            @Parameters(paramLabel = "DIR") Path directory,
            @Option(names = "--json", description = "Print one JSON document.") boolean json) {
        Library library = Knowledge.load(directory, spec);
        List<Refusal> refusals =
                Stream.concat(
                                library.refusals().stream(),
                                new Lint(checks, Set.of()).of(library).stream())
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(new Linted(library.topics().size(), refusals)));
        } else {
            refusals.forEach(out::println);
            out.println(library.topics().size() + " topics, " + refusals.size() + " complaints");
        }
        return refusals.isEmpty() ? Exit.DONE : Exit.NO;
    }

    /// @param topics how many can be used
    record Linted(int topics, List<Refusal> refusals) {}
}
