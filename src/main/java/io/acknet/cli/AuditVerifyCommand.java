package io.acknet.cli;

import io.acknet.OpenStore;
import io.acknet.audit.AuditKey;
import io.acknet.audit.Checkpoint;
import io.acknet.audit.ExportLine;
import io.acknet.audit.LoggedCheckpoint;
import io.acknet.audit.Verification;
import io.acknet.audit.Verifier;
import io.acknet.lang.Lang;
import io.acknet.store.AuditReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `acknet audit verify`: whether the audit is as it was written, and all of it.
@Command(
        name = "verify",
        description =
                "Follows the audit from its first row to its head, without changing anything.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:sound",
            "1:broken: an entry was changed, added or rewritten",
            "2:wrong usage",
            "3:could not tell: no audit or no key, or it cannot be read",
            "4:a gap: a row is missing, with rows after it",
            "5:cut: the audit was longer once"
        },
        mixinStandardHelpOptions = true)
public final class AuditVerifyCommand implements Callable<Integer> {
    @Mixin private ConfigOption config = new ConfigOption();

    @Option(
            names = "--file",
            paramLabel = "EXPORT.jsonl",
            description = "Verify an export instead of the database.")
    Optional<Path> file = Optional.empty();

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "What the bot wrote to standard output: its checkpoints must fit the audit, too.")
    Optional<Path> log = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Option(names = "--lang", paramLabel = "zh|en")
    String lang = Locale.getDefault().toLanguageTag();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OpenStore store = config.store();
        AuditKey key = store.readKey();
        Verifier verifier = new Verifier(key, remembered());
        file.ifPresentOrElse(
                export -> lines(export, line -> feed(verifier, line)),
                () -> AuditReader.read(store.location(), verifier::accept));
        Verification verification = verifier.end();
        AuditVerdict verdict = AuditVerdict.of(verification);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.write(verdict.document()) : verdict.text().in(Lang.ofTag(lang)));
        out.flush();
        return verdict.exit();
    }

    private static void feed(Verifier verifier, String line) {
        ExportLine.read(line).ifPresentOrElse(verifier::accept, verifier::unreadable);
    }

    private List<Checkpoint> remembered() {
        List<Checkpoint> found = new ArrayList<>();
        log.ifPresent(
                kept -> lines(kept, line -> LoggedCheckpoint.read(line).ifPresent(found::add)));
        return found;
    }

    /// What is no UTF-8 is read as something that fits no hash.
    private static void lines(Path file, Consumer<String> to) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                to.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e, e);
        }
    }
}
