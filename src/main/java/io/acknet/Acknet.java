package io.acknet;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.cli.AskCommand;
import io.acknet.cli.AuditCommand;
import io.acknet.cli.BackupCommand;
import io.acknet.cli.CheckCommand;
import io.acknet.cli.CompletionCommand;
import io.acknet.cli.DoctorCommand;
import io.acknet.cli.EvalCommand;
import io.acknet.cli.Exit;
import io.acknet.cli.ExplainCommand;
import io.acknet.cli.FailureHandler;
import io.acknet.cli.GapsCommand;
import io.acknet.cli.ImportCommand;
import io.acknet.cli.KnowledgeCommand;
import io.acknet.cli.LearnedCommand;
import io.acknet.cli.ManifestCommand;
import io.acknet.cli.Misused;
import io.acknet.cli.PlanCommand;
import io.acknet.cli.RestoreCommand;
import io.acknet.cli.ServeCommand;
import io.acknet.cli.Serving;
import io.acknet.cli.TryCommand;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.ops.Build;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
        versionProvider = Acknet.Version.class,
        mixinStandardHelpOptions = true)
public final class Acknet implements Callable<Integer> {
    /// Lucene recommends a JVM option for vectors, which nothing here uses. The field keeps the logger,
    /// and with it its level, from being collected.
    private static final Logger LUCENE =
            Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Acknet() {}

    public static void main(String[] args) {
        LUCENE.setLevel(Level.SEVERE);
        System.exit(isPlainServe(args) ? serve(args) : commandLine(args).execute(args));
    }

    /// `serve`, or `serve --config FILE`: what is started again and again, and should be there at once.
    private static boolean isPlainServe(String... args) {
        boolean configured = args.length == 3 && args[1].equals("--config");
        return args.length > 0 && args[0].equals("serve") && (args.length == 1 || configured);
    }

    private static int serve(String... args) {
        try {
            Optional<Path> config =
                    Arrays.stream(args).skip(2).findFirst().map(file -> Path.of(file));
            return new Serving(config).call();
        } catch (Misused e) {
            System.err.println(e.getMessage());
            System.err.println("Usage: " + Serving.SYNOPSIS);
            return Exit.USAGE;
        } catch (Exception e) {
            System.err.println("acknet: " + e.getMessage());
            return Exit.COULD_NOT_TELL;
        }
    }

    /// Where the first word names a command, that one alone is made: making all of them takes a quarter of
    /// the time in which the bot starts.
    static CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new Acknet());
        Map<String, Supplier<Object>> commands = commands();
        if (args.length > 0 && commands.containsKey(args[0])) {
            commands.keySet().retainAll(Set.of(args[0]));
        }
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        line.getCommandSpec().usageMessage().footer("", "acknet " + Build.current());
        line.setExecutionExceptionHandler(new FailureHandler());
        return line;
    }

    /// What `--version` prints.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"acknet " + Build.current()};
        }
    }

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("ask", AskCommand::new);
        commands.put("eval", EvalCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("knowledge", () -> new KnowledgeCommand(checkIds(), fixIds()));
        commands.put("gaps", GapsCommand::new);
        commands.put("learned", () -> new LearnedCommand(checkIds(), fixIds()));
        commands.put("check", () -> new CheckCommand(Checks.standard(), Clock.systemUTC()));
        commands.put("plan", () -> new PlanCommand(Fixes.standard(), Clock.systemUTC()));
        commands.put("serve", ServeCommand::new);
        commands.put("doctor", () -> new DoctorCommand(System.getenv()));
        commands.put("backup", BackupCommand::new);
        commands.put("restore", RestoreCommand::new);
        commands.put("try", TryCommand::new);
        commands.put("manifest", ManifestCommand::new);
        commands.put("audit", AuditCommand::new);
        commands.put("completion", () -> new CompletionCommand(() -> Acknet.commandLine()));
        return commands;
    }

    private static Set<String> checkIds() {
        return Checks.standard().all().stream().map(Check::id).collect(Collectors.toSet());
    }

    private static Set<String> fixIds() {
        return Fixes.standard().all().stream().map(Fix::id).collect(Collectors.toSet());
    }

    @Override
    public Integer call() {
        String command = System.getenv().containsKey("SLACK_BOT_TOKEN") ? "serve" : "try";
        return commandLine(command).execute(command);
    }
}
