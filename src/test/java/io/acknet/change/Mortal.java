package io.acknet.change;

import io.acknet.audit.AuditKey;
import io.acknet.change.ChangeState.Ended;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Who.Standing;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.Read;
import io.acknet.cluster.Target;
import io.acknet.fix.Diff;
import io.acknet.fix.Fixes;
import io.acknet.fix.Step;
import io.acknet.lang.Sha256;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import io.acknet.store.Auditing;
import io.acknet.store.ChangeFilter;
import io.acknet.store.Location;
import io.acknet.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The desk and what executes, as a process of its own, to be killed. What people do comes in orders,
/// and time passes as `Strings` says.
final class Mortal {
    private static final int LATEST = 20;
    private static final Set<String> FIXES = Set.of("test-fix", "made-fix");

    private final Ledger ledger;
    private final ConnectedClusters clusters;
    private final ChangeDesk desk;
    private final Runs runs;

    private Mortal(Strings strings, Store store, Path kubeconfig) {
        this.ledger = new StoredLedger(store);
        Target target =
                Target.of("prod", "production", kubeconfig, Optional.empty())
                        .withInsecureTlsForLab();
        this.clusters =
                new ConnectedClusters(
                        List.of(new ConnectedClusters.Way(target, target, false)),
                        strings.time()::now);
        Around around =
                new Around(
                        strings.time(),
                        account -> new Who(account, Standing.MEMBER, Set.of()),
                        change -> strings.say("told", told(change)),
                        strings);
        Rights rights = new Rights(policy(), ledger);
        Planning planning =
                new ClusterPlanning(
                        new Fixes(
                                List.of(new TestFix(1, Duration.ofSeconds(5)), new MadeFix()),
                                Redactor.standard()),
                        clusters,
                        new Diff(Redactor.standard()));
        Checking checking =
                _ -> Optional.of(new Checking.Outcome(Verdict.OK, Text.same("it is well")));
        this.runs = new Runs(rights, clusters, planning, checking, around);
        this.desk = new ChangeDesk(rights, planning, runs, around);
    }

    /// @param args database, audit key, kubeconfig, and the time in milliseconds, or `real`
    public static void main(String[] args) throws IOException {
        Strings strings = new Strings(args[3]);
        Store store =
                Store.open(
                        Location.of(args[0]),
                        new Auditing(
                                Optional.of(AuditKey.parse(args[1])),
                                text -> text,
                                strings.time()::now));
        Mortal mortal = new Mortal(strings, store, Path.of(args[2]));
        strings.say("result", "born");
        strings.obey(mortal::done);
    }

    private String done(String order, String id) {
        return switch (order) {
            case "propose" -> text(desk.propose(asking(id)));
            case "approve" -> text(desk.approve(id, Samples.BO, Yes.typed("prod")));
            case "continue" -> text(desk.proceed(id, Samples.BO));
            case "cancel" -> text(desk.cancel(id, Samples.ANNA));
            case "undo" -> text(desk.undo(id, Samples.ANNA, Samples.HERE));
            case "attend" -> {
                runs.attend();
                yield "attended";
            }
            case "live" -> {
                runs.start();
                yield "lives";
            }
            case "open" -> first(change -> !(change.state() instanceof Ended));
            case "newest" -> first(_ -> true);
            case "maker" -> first(change -> change.state() instanceof Succeeded && makes(change));
            default -> throw new IllegalArgumentException("no such order: " + order);
        };
    }

    /// Of the latest changes, the newest such one.
    private String first(Predicate<Change> wanted) {
        return ledger.list(ChangeFilter.all().limit(LATEST)).stream()
                .filter(wanted)
                .findFirst()
                .map(Mortal::told)
                .orElse("none");
    }

    private Asking asking(String fix) {
        String uid =
                clusters.reader("prod").identity()
                                instanceof Read.Found<ClusterIdentity>(var identity, var _)
                        ? identity.uid()
                        : "";
        return new Asking(Samples.ANNA, Samples.HERE, "prod", "production", uid, fix, Map.of());
    }

    private static String text(Answer answer) {
        return answer instanceof Answer.Done(Change change)
                ? "done " + change.id()
                : "refused " + answer.toString().replace('\n', ' ');
    }

    /// Id, version, whether it makes or unmakes what the fix writes, and the state.
    private static String told(Change change) {
        return String.join(
                " ",
                change.id(),
                Long.toString(change.version()),
                makes(change) ? "makes" : "unmakes",
                ChangeJson.write(change.state()));
    }

    private static boolean makes(Change change) {
        return switch (change.request().plan().steps().getFirst()) {
            case Step.SetKey set -> set.sha256After().equals(Sha256.of(TestFix.VALUE));
            case Step.Create _ -> true;
            default -> false;
        };
    }

    private static Policy policy() {
        return Samples.policy(SampleRules.of(1).fixes(FIXES).perHour(1_000).made());
    }
}
