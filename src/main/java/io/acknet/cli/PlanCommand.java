package io.acknet.cli;

import io.acknet.check.BadRequest;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Read;
import io.acknet.cluster.Target;
import io.acknet.cluster.UnusableTarget;
import io.acknet.fix.Fixes;
import io.acknet.fix.Plan;
import io.acknet.fix.Preview;
import io.acknet.fix.Proposal;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
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

/// `acknet plan FIX --kubeconfig FILE`: shows what a fix would do. It only reads.
@Command(
        name = "plan",
        description = "Shows what a fix would do to a cluster, without changing anything.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:there is a plan, or nothing is to be done",
            "1:the fix is not suitable here",
            "2:the command or the kubeconfig is wrong",
            "3:could not tell"
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls
public final class PlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FIX", description = "Such as cni-version.")
    private String fix;

    @Option(names = "--kubeconfig", paramLabel = "FILE", required = true)
    private Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "A context of the kubeconfig; its current one if left out.")
    private @Nullable String context;

    @Option(names = "--param", paramLabel = "K=V", description = "Such as service=web/cart.")
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

    private final Fixes fixes;
    private final Clock clock;

    public PlanCommand(Fixes fixes, Clock clock) {
        this.fixes = fixes;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Lang spoken = Lang.ofTag(lang);
        try (Cluster cluster = Cluster.connect(target(), Limits.DEFAULT, clock)) {
            ClusterReader reader = cluster.reader();
            Proposal proposal = fixes.propose(fix, reader, params);
            print(proposal, reader, spoken);
            return exit(proposal);
        } catch (UnusableTarget e) {
            return refuse(e.text(), spoken);
        } catch (BadRequest e) {
            return refuse(e.text(), spoken);
        }
    }

    private Target target() {
        String name = Optional.ofNullable(context).orElse(String.valueOf(kubeconfig.getFileName()));
        Target target = Target.of(name, "", kubeconfig, Optional.ofNullable(context));
        return insecure ? target.withInsecureTlsForLab() : target;
    }

    private void print(Proposal proposal, ClusterReader reader, Lang spoken) {
        PlanView view = new PlanView(fixes.byId(fix).orElseThrow(), identity(reader), spoken);
        PrintWriter out = spec.commandLine().getOut();
        String diff =
                proposal instanceof Proposal.Planned(Plan plan)
                        ? new Preview(reader, Redactor.standard()).of(plan)
                        : "";
        if (json) {
            out.println(Json.write(view.document(proposal, diff)));
        } else {
            boolean colours = spec.commandLine().getColorScheme().ansi().enabled();
            out.println(view.text(proposal, colours ? DiffColours.of(diff) : diff));
        }
        out.flush();
    }

    private static ClusterIdentity identity(ClusterReader reader) {
        return reader.identity() instanceof Read.Found<ClusterIdentity>(var identity, var _)
                ? identity
                : ClusterIdentity.unread(reader.target());
    }

    private int refuse(Text why, Lang spoken) {
        spec.commandLine().getErr().println("acknet: " + why.in(spoken));
        return Exit.USAGE;
    }

    private static int exit(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Planned _, Proposal.NothingToDo _ -> Exit.DONE;
            case Proposal.Unsuitable _ -> Exit.NO;
            case Proposal.Unknown _ -> Exit.COULD_NOT_TELL;
        };
    }
}
