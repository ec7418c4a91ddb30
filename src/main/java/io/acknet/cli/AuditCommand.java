package io.acknet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `acknet audit verify|export`.
@Command(
        name = "audit",
        description = "Verifies or exports the record of what was done.",
        subcommands = {AuditVerifyCommand.class, AuditExportCommand.class},
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        throw new ParameterException(line, "say what to do: acknet audit verify, or export");
    }
}
