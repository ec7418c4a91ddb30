package io.acknet;

import io.acknet.check.Checks;
import io.acknet.cli.AskCommand;
import io.acknet.cli.CheckCommand;
import io.acknet.cli.EvalCommand;
import io.acknet.cli.Exit;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Reads the command line and runs the command that it names.
@Command(
        name = "acknet",
        description = "Answers questions about container networking on ACK, and looks at clusters.",
        mixinStandardHelpOptions = true)
public final class Acknet implements Runnable {
    private Acknet() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Acknet());
        line.addSubcommand(new AskCommand());
        line.addSubcommand(new EvalCommand());
        line.addSubcommand(new CheckCommand(Checks.standard(), Clock.systemUTC()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("acknet: " + failure.getMessage());
            return Exit.COULD_NOT_TELL;
        });
        return line;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
