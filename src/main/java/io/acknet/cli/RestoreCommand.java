package io.acknet.cli;

import io.acknet.OpenStore;
import io.acknet.store.Backup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Puts a copy of the database back.
@Command(
        name = "restore",
        description = "Puts a backup in place of the SQLite database, while no bot runs.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "What acknet backup has written.")
    private Path file = Path.of("");

    @Mixin private ConfigOption config = new ConfigOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OpenStore store = config.store();
        List<Path> aside = new Backup(store.location()).restore(file, Instant.now());
        PrintWriter out = spec.commandLine().getOut();
        out.println(store.location() + " is as it was when " + file + " was made.");
        aside.forEach(kept -> out.println("What was there before is " + kept + "."));
        return Exit.DONE;
    }
}
