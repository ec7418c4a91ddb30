package io.acknet.cli;

import io.acknet.OpenStore;
import io.acknet.config.Config;
import io.acknet.knowledge.Learned;
import io.acknet.knowledge.LearnedFolder;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Refusal;
import io.acknet.knowledge.Shelf;
import io.acknet.learn.StoredShelf;
import io.acknet.match.Matcher;
import io.acknet.match.Proof;
import io.acknet.match.Proving;
import io.acknet.store.LearnedFiles;
import io.acknet.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What was learned from use, out of the database as files, and back.
@Command(
        name = "learned",
        description = "Takes what was learned from use out of the database, and puts it back.",
        mixinStandardHelpOptions = true)
public final class LearnedCommand implements Runnable {
    private final Lint lint;

    @Spec private CommandSpec spec = CommandSpec.create();

    /// @param checks ids of the checks that a topic may name
    /// @param fixes ids of the fixes that it may name
    public LearnedCommand(Set<String> checks, Set<String> fixes) {
        this.lint = new Lint(checks, fixes);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "export",
            description = "Writes it as files, while the bot runs.",
            mixinStandardHelpOptions = true)
    int write(
            @Parameters(paramLabel = "DIR", description = "Holds nothing else, or is not there.")
                    Path directory,
            @Mixin ConfigOption config) {
        Learned learned = StoredShelf.learned(LearnedFiles.read(config.store().location()));
        List<String> names = learned.pages().stream().map(page -> page.file()).toList();
        Learned.load(directory).pages().stream()
                .filter(page -> !names.contains(page.file()))
                .findFirst()
                .ifPresent(page -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "%s is not among what was learned: remove it, or name another directory"
                                    .formatted(directory.resolve(page.file())));
                });
        new LearnedFolder(directory).write(learned);
        spec.commandLine().getOut().println(told(learned) + " in " + directory);
        return Exit.DONE;
    }

    @Command(
            name = "import",
            description =
                    "Puts files in place of all that was learned, if the knowledge passes its test"
                            + " with them. SQLite: while no bot runs.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:done",
                "1:a question fails, or lint complains; nothing has changed",
                "2:wrong usage",
                "3:the database cannot be written"
            })
    int read(
            @Parameters(paramLabel = "DIR", description = "What was exported, and edited since.")
                    Path directory,
            @Mixin ConfigOption config) {
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(spec.commandLine(), "there is no directory " + directory);
        }
        Config read = config.read(System.getenv());
        Learned learned = Learned.load(directory);
        Library library = Knowledge.library(read.knowledge(), spec.commandLine().getErr()::println);
        KnowledgeTestReport report = test(learned.over(library));
        if (!report.passed()) {
            spec.commandLine().getOut().println(report.text());
            return Exit.NO;
        }
        try (Store store =
                new OpenStore(read.storage(), System.getenv()).open(InstantSource.system())) {
            put(new StoredShelf(store.learnedFiles()), learned);
        }
        spec.commandLine().getOut().println(told(learned) + " in the database");
        return Exit.DONE;
    }

    private static void put(StoredShelf shelf, Learned learned) {
        Shelf.Kept before = shelf.read();
        while (!shelf.replace(before, learned)) {
            before = shelf.read();
        }
    }

    private KnowledgeTestReport test(Library library) {
        List<Refusal> complaints =
                Stream.concat(library.refusals().stream(), lint.of(library).stream()).toList();
        try (Matcher matcher = Matcher.of(library)) {
            Proof proof = Proving.of(matcher);
            return KnowledgeTestReport.of(proof, complaints);
        }
    }

    private static String told(Learned learned) {
        return "%d lines for topics, %d topics, %d drafts"
                .formatted(
                        learned.additions().size(),
                        learned.topics().size(),
                        learned.drafts().size());
    }
}
