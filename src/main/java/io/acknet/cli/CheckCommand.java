package io.acknet.cli;

import io.acknet.check.BadRequest;
import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Target;
import io.acknet.cluster.UnusableTarget;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Parameters(paramLabel = "TOPIC", description = "Such as hairpin; all for every check.")
    private String topic;

    @Option(names = "--kubeconfig", paramLabel = "FILE", required = true)
    private Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "A context of the kubeconfig; its current one if left out.")
    private @Nullable String context;

    @Option(names = "--param", paramLabel = "K=V", description = "Such as pod=web/cart-0.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--lang", paramLabel = "zh|en")
    private String lang = Locale.getDefault().toLanguageTag();

    @Option(
            names = "--insecure-tls-for-lab",
            description = "Accept a certificate that cannot be verified. Never in production.")
    private boolean insecure;

    @Spec private CommandSpec spec;

    private final Checks checks;
    private final Clock clock;

    public CheckCommand(Checks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Lang spoken = Lang.ofTag(lang);
        try (Cluster cluster = Cluster.connect(target(), Limits.DEFAULT, clock)) {
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
        print(json ? Json.write(view.document()) : view.text());
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
        print(json ? Json.write(view.document()) : view.text());
        return exit(view.verdict());
    }

    private Target target() {
        String name = Optional.ofNullable(context).orElse(String.valueOf(kubeconfig.getFileName()));
        Target target = Target.of(name, "", kubeconfig, Optional.ofNullable(context));
        return insecure ? target.withInsecureTlsForLab() : target;
    }

    private ReadingLines progress(Lang spoken) {
        return new ReadingLines(spec.commandLine().getErr(), spoken, clock);
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
}
