package io.acknet.cli;

import io.acknet.check.BadRequest;
import io.acknet.cli.screen.Screen;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Read;
import io.acknet.cluster.UnusableTarget;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.fix.Plan;
import io.acknet.fix.Preview;
import io.acknet.fix.Proposal;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Parameters(
            paramLabel = "FIX",
            completionCandidates = Names.class,
            description = "Such as cni-version.")
    private String fix;

    @Mixin private ClusterOptions options;

    @Option(names = "--param", paramLabel = "K=V", description = "Such as service=web/cart.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Spec private CommandSpec spec;

    private final Fixes fixes;
    private final Clock clock;

    public PlanCommand(Fixes fixes, Clock clock) {
        this.fixes = fixes;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Lang spoken = options.lang();
        try (Cluster cluster = Cluster.connect(options.target(), Limits.DEFAULT, clock)) {
            ClusterReader reader =
                    cluster.reader(new ReadingLines(spec.commandLine().getErr(), spoken, clock));
            Proposal proposal = fixes.propose(fix, reader, params);
            print(proposal, reader, spoken);
            return exit(proposal);
        } catch (UnusableTarget e) {
            return refuse(e.text(), spoken);
        } catch (BadRequest e) {
            return refuse(e.text(), spoken);
        }
    }

    private void print(Proposal proposal, ClusterReader reader, Lang spoken) {
        PlanView view = new PlanView(fixes.byId(fix).orElseThrow(), identity(reader), spoken);
        PrintWriter out = spec.commandLine().getOut();
        String diff =
                proposal instanceof Proposal.Planned(Plan plan)
                        ? new Preview(reader, Redactor.standard()).of(plan)
                        : "";
        if (options.json()) {
            out.println(Json.write(view.document(proposal, diff)));
        } else {
            boolean colours = spec.commandLine().getColorScheme().ansi().enabled();
            out.println(view.text(proposal, diff, Screen.of(colours, System.getenv())));
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

    /// What a shell completes.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Fixes.standard().all().stream().map(Fix::id).iterator();
        }
    }
}
