package io.acknet.cli;

import io.acknet.OpenStore;
import io.acknet.store.Backup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Copies the database of a bot that goes on running.
@Command(
        name = "backup",
        description = "Copies the SQLite database to a new file, while the bot runs.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
    private Path file = Path.of("");

    @Mixin private ConfigOption config = new ConfigOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OpenStore store = config.store();
        long bytes = new Backup(store.location()).make(file);
        spec.commandLine()
                .getOut()
                .println(
                        "%s: %,d bytes, checked. The audit's key is not in it; keep that elsewhere."
                                .formatted(file, bytes));
        return Exit.DONE;
    }
}
