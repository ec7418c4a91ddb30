package io.acknet;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.cli.AskCommand;
import io.acknet.cli.AuditCommand;
import io.acknet.cli.CheckCommand;
import io.acknet.cli.DoctorCommand;
import io.acknet.cli.EvalCommand;
import io.acknet.cli.Exit;
import io.acknet.cli.ExplainCommand;
import io.acknet.cli.GapsCommand;
import io.acknet.cli.ImportCommand;
import io.acknet.cli.KnowledgeCommand;
import io.acknet.cli.ManifestCommand;
import io.acknet.cli.PlanCommand;
import io.acknet.cli.ServeCommand;
import io.acknet.cli.TryCommand;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Reads the command line and runs the command that it names. Without one it serves the workspace that
/// the environment has a token for, and where there is none, opens the rehearsal.
@Command(
        name = "acknet",
        description = "Answers questions about container networking on ACK, and looks at clusters.",
        mixinStandardHelpOptions = true)
public final class Acknet implements Callable<Integer> {
    /// Lucene recommends a JVM option for vectors, which nothing here uses. The field keeps the logger,
    /// and with it its level, from being collected.
    private static final Logger LUCENE =
            Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Acknet() {}

    public static void main(String[] args) {
        LUCENE.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Acknet());
        line.addSubcommand(new AskCommand());
        line.addSubcommand(new EvalCommand());
        line.addSubcommand(new ImportCommand());
        line.addSubcommand(new ExplainCommand());
        line.addSubcommand(new KnowledgeCommand(checkIds(), fixIds()));
        line.addSubcommand(new GapsCommand());
        line.addSubcommand(new CheckCommand(Checks.standard(), Clock.systemUTC()));
        line.addSubcommand(new PlanCommand(Fixes.standard(), Clock.systemUTC()));
        line.addSubcommand(new ServeCommand());
        line.addSubcommand(new DoctorCommand(System.getenv()));
        line.addSubcommand(new TryCommand());
        line.addSubcommand(new ManifestCommand());
        line.addSubcommand(new AuditCommand());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("acknet: " + failure.getMessage());
            return Exit.COULD_NOT_TELL;
        });
        return line;
    }

    private static Set<String> checkIds() {
        return Checks.standard().all().stream().map(Check::id).collect(Collectors.toSet());
    }

    private static Set<String> fixIds() {
        return Fixes.standard().all().stream().map(Fix::id).collect(Collectors.toSet());
    }

    @Override
    public Integer call() {
        boolean workspace = System.getenv().containsKey("SLACK_BOT_TOKEN");
        return commandLine().execute(workspace ? "serve" : "try");
    }
}
