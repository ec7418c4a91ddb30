package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.conversation.CheckRun.Outcome;
import io.acknet.conversation.SharedRuns.Cancelling;
import io.acknet.lang.Text;
import io.acknet.slack.StoredCancelWishes;
import io.acknet.slack.StoredVerdicts;
import io.acknet.store.Location;
import io.acknet.store.Store;
import io.acknet.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two replicas on one PostgreSQL: a check runs in one, and the click that cancels it reaches the other.
class CancelElsewhereTest {
    private static final CheckRun.Key KEY =
            new CheckRun.Key("prod", "uid-1", List.of("hairpin"), Map.of());
    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path directory = Path.of("");
    private final Slow inspection = new Slow();
    private Store here;
    private Store there;

    @BeforeEach
    void open() {
        Location where = TestDatabase.POSTGRESQL.fresh(directory);
        here = TestDatabase.open(where);
        there = TestDatabase.open(where);
    }

    @AfterEach
    void close() {
        inspection.stopped.countDown();
        here.close();
        there.close();
    }

    @Test
    void theReplicaThatRunsItHearsOfTheClick() throws Exception {
        CompletableFuture<Outcome> run = run();
        String id = inspection.begun();

        assertThat(replica(there).cancel(id, "uid-1", "UEVA")).isEqualTo(Cancelling.PASSED_ON);

        assertThat(run.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(new Outcome.Cancelled(List.of(), "UEVA"));
    }

    @Test
    void whoMayNotCheckThatClusterEndsNothing() throws Exception {
        CompletableFuture<Outcome> run = run();
        String id = inspection.begun();

        replica(there).cancel(id, "uid-2", "UEVA");

        assertThat(inspection.stopped.await(2, TimeUnit.SECONDS)).isFalse();
        inspection.stopped.countDown();
        assertThat(run.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whereThereIsOneProcessWhatDoesNotRunInItIsOver() {
        try (Store alone = Store.open(directory.resolve("db").toString())) {
            assertThat(replica(alone).cancel("gone", "uid-1", "UEVA")).isEqualTo(Cancelling.OVER);
        }
    }

    private CompletableFuture<Outcome> run() {
        SharedRuns runs = replica(here);
        return CompletableFuture.supplyAsync(() ->
                runs.run(
                                new SharedRuns.Asked(KEY, "UADA", false),
                                state -> inspection.id.complete(state.run()))
                        .outcome());
    }

    private SharedRuns replica(Store store) {
        InstantSource clock = InstantSource.system();
        return new SharedRuns(
                inspection,
                new StoredVerdicts(store.lastVerdicts(), clock),
                clock,
                new SharedRuns.Terms(
                        () -> Integer.MAX_VALUE,
                        new StoredCancelWishes(store.cancelWishes(), clock)));
    }

    /// A cluster that answers once nobody wants to know any more.
    private static final class Slow implements Inspection {
        final CompletableFuture<String> id = new CompletableFuture<>();
        final CountDownLatch reading = new CountDownLatch(1);
        final CountDownLatch stopped = new CountDownLatch(1);

        String begun() throws Exception {
            assertThat(reading.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return id.get();
        }

        @Override
        public List<Named> clusters() {
            return List.of(new Named("prod", "production"));
        }

        @Override
        public ClusterIdentity identify(String cluster) {
            return new ClusterIdentity(cluster, "production", "uid-1", "v1.30.1");
        }

        @Override
        public List<Check> checks() {
            return Checks.standard().all();
        }

        @Override
        public Optional<Snapshot> open(String cluster, String uid) {
            return Optional.of(
                    new Snapshot() {
                        @Override
                        public Report run(String check, Map<String, String> params) {
                            reading.countDown();
                            await();
                            return new Report(
                                    check,
                                    identify(cluster),
                                    Verdict.OK,
                                    Text.same("well"),
                                    List.of(),
                                    Instant.now(),
                                    Optional.empty());
                        }

                        @Override
                        public void stop() {
                            stopped.countDown();
                        }
                    });
        }

        private void await() {
            try {
                assertThat(stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
