package io.acknet.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.acknet.Consultation;
import io.acknet.config.Config;
import io.acknet.config.ConfigException;
import io.acknet.ops.doctor.Line;
import io.acknet.ops.doctor.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Looks at everything around the bot and says what is wrong and what to do about it.
@Command(
        name = "doctor",
        description = "Looks at tokens, clusters, rights, the database; says what is wrong.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:there is a problem",
            "2:wrong usage",
            "3:no problem, but something could not be told"
        })
public final class DoctorCommand implements Callable<Integer> {
    /// Room for the longest outcome.
    private static final int WORD = 9;

    private final Map<String, String> environment;

    @Mixin private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    /// @param environment may hold tokens, and where Slack is
    public DoctorCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        List<Line> lines = lines();
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.write(Told.of(lines)) : text(lines));
        out.flush();
        return exit(lines);
    }

    private List<Line> lines() {
        Config read;
        try {
            read = config.read(environment);
        } catch (ConfigException e) {
            return List.of(
                    new Line(
                            "config",
                            "acknet.yaml",
                            new Outcome.Problem(
                                    String.valueOf(e.getMessage()),
                                    "mend the file at that place")));
        }
        PrintWriter err = spec.commandLine().getErr();
        try (Consultation visit =
                new Consultation(read, environment, ManifestCommand.botScopes())) {
            return visit.examine(doing -> {
                err.println("acknet doctor: " + doing);
                err.flush();
            });
        }
    }

    private static String text(List<Line> lines) {
        int width = lines.stream().mapToInt(line -> name(line).length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(padded(word(line.outcome()), WORD))
                    .append(padded(name(line), width + 2))
                    .append(line.outcome().text())
                    .append('\n');
            if (line.outcome() instanceof Outcome.Problem problem) {
                text.append(" ".repeat(WORD)).append("→ ").append(problem.cure()).append('\n');
            }
        }
        Told told = Told.of(lines);
        return text.append(
                        "%d lines: %d problems, %d could not tell"
                                .formatted(lines.size(), told.problems(), told.unknown()))
                .toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String name(Line line) {
        return line.area() + ": " + line.about();
    }

    private static int exit(List<Line> lines) {
        boolean problem = lines.stream().anyMatch(l -> l.outcome() instanceof Outcome.Problem);
        boolean unknown = lines.stream().anyMatch(l -> l.outcome() instanceof Outcome.Unknown);
        if (problem) {
            return Exit.NO;
        }
        return unknown ? Exit.COULD_NOT_TELL : Exit.DONE;
    }

    /// @param problems how many lines are one
    /// @param unknown how many could not tell
    record Told(int problems, int unknown, List<ToldLine> lines) {
        static Told of(List<Line> lines) {
            List<ToldLine> told = lines.stream().map(ToldLine::of).toList();
            return new Told(count(told, "PROBLEM"), count(told, "UNKNOWN"), told);
        }

        private static int count(List<ToldLine> lines, String outcome) {
            return Math.toIntExact(
                    lines.stream().filter(line -> line.outcome().equals(outcome)).count());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ToldLine(String area, String about, String outcome, String text, Optional<String> cure) {
        static ToldLine of(Line line) {
            Optional<String> cure =
                    line.outcome() instanceof Outcome.Problem problem
                            ? Optional.of(problem.cure())
                            : Optional.empty();
            return new ToldLine(
                    line.area(), line.about(), word(line.outcome()), line.outcome().text(), cure);
        }
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok _ -> "OK";
            case Outcome.Problem _ -> "PROBLEM";
            case Outcome.Unknown _ -> "UNKNOWN";
        };
    }
}
