package io.acknet.cli;

import io.acknet.knowledge.imports.FaqFolder;
import io.acknet.knowledge.imports.FaqImport;
import io.acknet.knowledge.imports.Outcome;
import io.acknet.knowledge.imports.TopicFolder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Reads FAQ documents and writes one topic file per question.
@Command(
        name = "import",
        description =
                "Turns FAQ documents in Markdown into topic files, and says what was left and why.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:topics were written",
            "1:nothing could be taken",
            "2:wrong usage",
            "3:a file could not be read, or a topic file could not be written"
        })
public final class ImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE.md|DIR",
            arity = "1..*",
            description =
                    "Documents, or directories that are searched for *.md. X.zh.md and X.en.md are one document.")
    List<Path> from = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where topic files go. Files that import did not write stay as they are.")
    Path out = Path.of("");

    @Option(
            names = "--edition",
            paramLabel = "TEXT",
            defaultValue = "undated",
            description =
                    "Which edition the documents are, a date or a version. Default: ${DEFAULT-VALUE}")
    String edition = "";

    @Option(names = "--json", description = "Print the report as one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new ParameterException(
                    spec.commandLine(), "--out: " + out + " is a file; name a directory");
        }
        FaqFolder folder = FaqFolder.read(from, out);
        Outcome outcome = new FaqImport(edition).run(folder.documents());
        TopicFolder.Written written = new TopicFolder(out).write(outcome.topics());
        ImportReport report =
                new ImportReport(
                        out.toString(),
                        outcome.topics().size() - written.kept().size(),
                        outcome.files(),
                        written.kept(),
                        folder.unread());
        PrintWriter print = spec.commandLine().getOut();
        print.println(json ? Json.write(report) : report.text());
        print.flush();
        if (!folder.unread().isEmpty()) {
            return Exit.COULD_NOT_TELL;
        }
        return report.topics() == 0 ? Exit.NO : Exit.DONE;
    }
}
