package io.acknet.cli;

import io.acknet.OpenStore;
import io.acknet.audit.ExportLine;
import io.acknet.store.AuditReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `acknet audit export`: the chain as JSON Lines, which `acknet audit verify --file` reads.
@Command(
        name = "export",
        description = "Prints the audit as JSON Lines, one entry each, with its head last.",
        mixinStandardHelpOptions = true)
public final class AuditExportCommand implements Callable<Integer> {
    @Mixin private ConfigOption config = new ConfigOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        OpenStore store = config.store();
        AuditReader.read(store.location(), entry -> out.print(ExportLine.write(entry) + "\n"));
        out.flush();
        return out.checkError() ? Exit.COULD_NOT_TELL : Exit.DONE;
    }
}
