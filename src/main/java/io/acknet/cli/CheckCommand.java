package io.acknet.cli;

import io.acknet.check.BadRequest;
import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cli.screen.Screen;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.UnusableTarget;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `acknet check TOPIC --kubeconfig FILE`: runs one check, read-only.
@Command(
        name = "check",
        description = "Looks at a cluster for one topic, without changing anything.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:fine, or the topic does not apply to this cluster",
            "1:a problem was found",
            "2:the command or the kubeconfig is wrong",
            "3:could not tell"
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class CheckCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Parameters(
            paramLabel = "TOPIC",
            completionCandidates = Topics.class,
            description = "Such as hairpin; all for every check.")
    private String topic;

    @Mixin private ClusterOptions options;

    @Option(names = "--param", paramLabel = "K=V", description = "Such as pod=web/cart-0.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--details", description = "With all: also the evidence of what is in order.")
    private boolean details;

    @Spec private CommandSpec spec;

    private final Checks checks;
    private final Clock clock;

    public CheckCommand(Checks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Lang spoken = options.lang();
        try (Cluster cluster = Cluster.connect(options.target(), Limits.DEFAULT, clock)) {
            return topic.equals(ALL) ? all(cluster, spoken) : one(cluster, spoken);
        } catch (UnusableTarget e) {
            return refuse(e.text(), spoken);
        } catch (BadRequest e) {
            return refuse(e.text(), spoken);
        }
    }

    private int one(Cluster cluster, Lang spoken) {
        Report report = checks.run(topic, cluster.reader(progress(spoken)), params);
        ReportView view = new ReportView(report, spoken);
        print(options.json() ? Json.write(view.document()) : view.text(screen()));
        return exit(report.verdict());
    }

    /// The checks share one reading of the cluster.
    private int all(Cluster cluster, Lang spoken) {
        if (!params.isEmpty()) {
            throw new BadRequest(
                    new Text(
                            "all 没有参数；要限定范围，请指定一个主题",
                            "all takes no parameter; name one topic to narrow it down"));
        }
        ClusterReader reader = cluster.reader(progress(spoken));
        checks.announce(checks.all().stream().map(Check::id).toList(), reader);
        AllReportsView view =
                new AllReportsView(
                        checks.all().stream()
                                .map(check -> checks.run(check.id(), reader, Map.of()))
                                .toList(),
                        spoken);
        print(options.json() ? Json.write(view.document()) : view.text(screen(), details));
        return exit(view.verdict());
    }

    private ReadingLines progress(Lang spoken) {
        return new ReadingLines(spec.commandLine().getErr(), spoken, clock);
    }

    private Screen screen() {
        return Screen.of(spec.commandLine().getColorScheme().ansi().enabled(), System.getenv());
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private int refuse(Text why, Lang spoken) {
        spec.commandLine().getErr().println("acknet: " + why.in(spoken));
        return Exit.USAGE;
    }

    private static int exit(Verdict verdict) {
        return switch (verdict) {
            case OK, NOT_APPLICABLE -> Exit.DONE;
            case PROBLEM -> Exit.NO;
            case UNKNOWN -> Exit.COULD_NOT_TELL;
        };
    }

    /// What a shell completes.
    static final class Topics implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(ALL), Checks.standard().all().stream().map(Check::id))
                    .iterator();
        }
    }
}
