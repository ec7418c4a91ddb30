package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Ended;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Who.Standing;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.Read;
import io.acknet.cluster.Target;
import io.acknet.fix.Diff;
import io.acknet.fix.Fixes;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Threads, leases and restarts, in real time.
class RunsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path directory;
    private final SimulatedCluster simulated = SimulatedCluster.start(Scenarios.healthyFlannel());
    private final MemoryLedger ledger = new MemoryLedger();
    private final List<Change> told = new CopyOnWriteArrayList<>();
    private final Around around =
            new Around(
                    Time.system(),
                    account -> new Who(account, Standing.MEMBER, Set.of()),
                    told::add,
                    Failpoints.none());
    private final Rights rights =
            new Rights(Samples.policy(SampleRules.of(1).fixes(Set.of("made-fix")).made()), ledger);
    private ConnectedClusters clusters = new ConnectedClusters(List.of(), InstantSource.system());

    @BeforeEach
    void connect() throws IOException {
        Path kubeconfig = directory.resolve("kubeconfig");
        Files.writeString(kubeconfig, simulated.kubeconfig(SimulatedCluster.ADMIN));
        Target target =
                Target.of("prod", "production", kubeconfig, Optional.empty())
                        .withInsecureTlsForLab();
        clusters =
                new ConnectedClusters(
                        List.of(new ConnectedClusters.Way(target, target, false)),
                        InstantSource.system());
    }

    @AfterEach
    void end() {
        clusters.close();
        simulated.close();
    }

    @Test
    void anApprovalHasTheChangeCarriedOut() {
        try (Runs runs = runs()) {
            Change approved = approved(runs);
            Change done = await(approved.id(), state -> state instanceof Ended);
            assertThat(done.state()).isInstanceOf(Succeeded.class);
            assertThat(told).extracting(change -> change.state().word()).endsWith("SUCCEEDED");
            assertThat(Progress.of(done).steps())
                    .allSatisfy(part -> assertThat(part.done()).isEqualTo(part.total()));
        }
    }

    @Test
    void afterAnEndInTheMiddlePeopleAreToldWithinTenSecondsAndContinue() {
        Change approved;
        try (Runs first = runs()) {
            approved = approved(first);
            await(approved.id(), state -> !told.getLast().log().isEmpty());
        }
        Instant ended = Instant.now();
        try (Runs second = runs()) {
            second.start();
            Change halted = await(approved.id(), state -> state instanceof Halted);
            assertThat(Duration.between(ended, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(((Halted) halted.state()).why().en()).contains("interrupted");
            assertThat(desk(second).proceed(halted.id(), Samples.BO))
                    .isInstanceOf(Answer.Done.class);
            assertThat(await(approved.id(), state -> state instanceof Ended).state())
                    .isInstanceOf(Succeeded.class);
        }
    }

    private Change approved(Runs runs) {
        ChangeDesk desk = desk(runs);
        String uid =
                clusters.reader("prod").identity()
                                instanceof Read.Found<ClusterIdentity>(var identity, var _)
                        ? identity.uid()
                        : "";
        Answer proposed =
                desk.propose(
                        new Asking(
                                Samples.ANNA,
                                Samples.HERE,
                                "prod",
                                "production",
                                uid,
                                "made-fix",
                                Map.of()));
        assertThat(proposed).isInstanceOf(Answer.Done.class);
        Change change = ((Answer.Done) proposed).change();
        Answer answer = desk.approve(change.id(), Samples.BO, Yes.typed("prod"));
        assertThat(((Answer.Done) answer).change().state()).isInstanceOf(Approved.class);
        return change;
    }

    private ChangeDesk desk(Runs runs) {
        return new ChangeDesk(rights, planning(), runs, around);
    }

    private Runs runs() {
        Checking checking =
                plan ->
                        Optional.of(
                                new Checking.Outcome(
                                        Verdict.OK, Text.same("the check is content")));
        return new Runs(rights, clusters, planning(), checking, around);
    }

    private Planning planning() {
        return new ClusterPlanning(
                new Fixes(List.of(new MadeFix()), Redactor.standard()),
                clusters,
                new Diff(Redactor.standard()));
    }

    private Change await(String id, Predicate<ChangeState> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Change change = ledger.find(id).orElseThrow();
            if (wanted.test(change.state())) {
                return change;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("waited in vain: " + ledger.find(id));
    }
}
