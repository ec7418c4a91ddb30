package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.audit.AuditKey;
import io.acknet.change.Lifetime.Death;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.cluster.SteppedTime;
import io.acknet.store.Location;
import io.acknet.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two replicas on PostgreSQL. One is stopped by SIGSTOP for longer than its lease, the other takes up
/// its work, and the first wakes and knows nothing of it. Time passes only when somebody waits;
/// `-Dsleep=60` has it sleep for a real minute, at more points.
class SleeperTest {
    private static final int SECONDS = Integer.getInteger("sleep", 0);
    private static final Duration AWAKE = Duration.ofSeconds(SECONDS == 0 ? 2 : 4);

    @TempDir private Path directory;
    private final Optional<SteppedTime> time =
            SECONDS == 0 ? Optional.of(new SteppedTime(Bench.START)) : Optional.empty();
    private final SimulatedCluster simulated =
            time.map(it -> SimulatedCluster.start(Scenarios.healthyFlannel(), it))
                    .orElseGet(() -> SimulatedCluster.start(Scenarios.healthyFlannel()));
    private final AuditKey key = AuditKey.random();
    private Location store = Location.of("none");

    @BeforeEach
    void create() throws IOException {
        store = TestDatabase.POSTGRESQL.fresh(directory);
        Files.writeString(
                directory.resolve("kubeconfig"), simulated.kubeconfig(SimulatedCluster.ADMIN));
    }

    @AfterEach
    void end() {
        simulated.close();
    }

    static Stream<String> points() {
        return SECONDS == 0
                ? Stream.of("set.after-intent")
                : Stream.of(
                        "set.before-intent",
                        "set.after-intent",
                        "set.after-call",
                        "evict.after-intent",
                        "evict.after-outcome",
                        "gate.before",
                        "end.before");
    }

    @ParameterizedTest
    @MethodSource("points")
    void whoeverSleptPastTheLeaseWritesNothing(String point) throws InterruptedException {
        try (Lifetime first = life("first")) {
            long begin = System.nanoTime();
            String id = fallAsleep(first, point);
            try (Lifetime second = life("second")) {
                second.order("live");
                second.settle();
                assertThat(second.order("open").orElseThrow()).contains("HALTED");
                second.order("cancel", id);
                sleepUntil(begin + Duration.ofSeconds(SECONDS).toNanos());
                Witness.Story before = new Witness(store, key).testify(writes()).of(id);
                List<SeenRequest> seen = writes();
                first.wake(AWAKE);
                assertThat(writes()).isEqualTo(seen);
                Witness.Story after = new Witness(store, key).testify(writes()).of(id);
                assertThat(after.rows).isEqualTo(before.rows);
                assertThat(after.end).contains("cancelled");
                assertThat(second.order("open")).contains("none");
            }
        }
    }

    private static String fallAsleep(Lifetime first, String point) {
        first.sleeps(new Death(point, 1));
        String id = first.order("propose", "test-fix").orElseThrow().split(" ", 2)[1];
        first.order("approve", id);
        first.settle();
        assertThat(first.asleep()).isTrue();
        return id;
    }

    private static void sleepUntil(long end) throws InterruptedException {
        long rest = end - System.nanoTime();
        if (rest > 0) {
            Thread.sleep(Duration.ofNanos(rest));
        }
    }

    private List<SeenRequest> writes() {
        return simulated.requests().stream()
                .filter(SeenRequest::isWrite)
                .filter(it -> !it.path().contains("selfsubjectaccessreviews"))
                .filter(it -> !it.query().contains("dryRun"))
                .toList();
    }

    private Lifetime life(String name) {
        return new Lifetime(
                new Lifetime.World(
                        store,
                        key,
                        directory.resolve("kubeconfig"),
                        time,
                        directory.resolve(name + ".log"),
                        List.of("-cp", System.getProperty("java.class.path"))),
                Optional.empty());
    }
}
