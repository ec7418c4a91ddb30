package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.audit.AuditEvent;
import io.acknet.audit.AuditRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Two replicas (on a file, two threads) go for the same thing at once: one gets it, and the audit has
/// exactly its row. `-Drounds=…`; `-Drounds=10000` is the long run.
@ParameterizedClass
@EnumSource
class RacesTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 300);
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path directory;
    private final CyclicBarrier together = new CyclicBarrier(2);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private Location where;
    private Store one;
    private Store other;

    @BeforeEach
    void open() {
        where = database.fresh(directory);
        one = TestDatabase.open(where);
        other = database == TestDatabase.POSTGRESQL ? TestDatabase.open(where) : one;
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        one.close();
        if (other != one) {
            other.close();
        }
    }

    @Test
    void oneOfTwoTransitionsWins() throws Exception {
        ChangeRow change = create("swapped");
        for (int round = 0; round < ROUNDS; round++) {
            ChangeRow read = change;
            List<Boolean> won =
                    race(
                            () -> one.changes().swap(to(read, "APPROVED", "one")),
                            () -> other.changes().swap(to(read, "PENDING", "other")));
            assertThat(won).as("round %d", round).containsExactlyInAnyOrder(true, false);

            change = one.changes().find("swapped").orElseThrow();
            assertThat(change.state()).isEqualTo(won.getFirst() ? "APPROVED" : "PENDING");
            assertThat(change.version()).isEqualTo(read.version() + 1);
        }
        assertThat(one.audit().head().seq()).isEqualTo(2 + ROUNDS);
        assertThat(one.changes().steps("swapped")).hasSize(ROUNDS);
        assertThat(auditRows()).hasSize(2 + ROUNDS);
    }

    @Test
    void oneOfTwoClaimsOnAClusterWins() throws Exception {
        create("first");
        create("second");
        Instant now = NOON;
        long fence = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Instant at = now;
            boolean same = round % 2 == 0;
            List<Optional<Lease>> got =
                    race(
                            () -> one.changes().claim("first", "r1", at, LEASE),
                            () ->
                                    other.changes()
                                            .claim(same ? "first" : "second", "r2", at, LEASE));
            List<Lease> leases = got.stream().flatMap(Optional::stream).toList();
            assertThat(leases).as("round %d", round).hasSize(1);
            assertThat(leases.getFirst().fence()).isGreaterThan(fence);

            fence = leases.getFirst().fence();
            now = letGo(leases.getFirst(), now, round);
        }
    }

    /// Every third lease runs out instead.
    private Instant letGo(Lease lease, Instant now, int round) {
        if (round % 3 == 0) {
            return now.plus(LEASE);
        }
        assertThat(one.changes().release(lease, now)).isTrue();
        return now;
    }

    /// The sleeper's lease has run out for the other, but not yet for the sleeper, whose time stands
    /// still: never do both get their way.
    @Test
    void aSleeperAndItsSuccessorNeverBothWrite() throws Exception {
        Instant now = NOON;
        create("slept");
        for (int round = 0; round < ROUNDS; round++) {
            Instant at = now;
            Instant late = now.plus(LEASE);
            Lease old = one.changes().claim("slept", "r1", at, LEASE).orElseThrow();
            ChangeRow read = one.changes().find("slept").orElseThrow();
            List<Boolean> done =
                    race(
                            () -> one.changes().swap(old, to(read, "EXECUTING", "r1", at)),
                            () -> takesOver(read, late));
            if (done.get(0) && done.get(1)) {
                assertThat(one.changes().find("slept").orElseThrow().version())
                        .as("round %d: the sleeper wrote first", round)
                        .isEqualTo(read.version() + 1);
            }
            assertThat(one.changes().swap(old, to(read, "EXECUTING", "r1", late))).isFalse();
            now = late.plus(LEASE);
            Lease last = one.changes().claim("slept", "r3", now, LEASE).orElseThrow();
            ChangeRow end = one.changes().find("slept").orElseThrow();
            assertThat(one.changes().swap(last, to(end, "HALTED", "r3", now))).isTrue();
            one.changes().release(last, now);
        }
    }

    private boolean takesOver(ChangeRow read, Instant late) {
        Optional<Lease> lease = other.changes().claim("slept", "r2", late, LEASE);
        if (lease.isPresent()) {
            other.changes().swap(lease.get(), to(read, "EXECUTING", "r2", late));
        }
        return lease.isPresent();
    }

    private <T> List<T> race(Callable<T> left, Callable<T> right) throws Exception {
        Future<T> first = threads.submit(() -> meet(left));
        Future<T> second = threads.submit(() -> meet(right));
        return List.of(first.get(), second.get());
    }

    private <T> T meet(Callable<T> what) throws Exception {
        together.await();
        return what.call();
    }

    private ChangeRow create(String id) {
        ChangeRow change =
                new ChangeRow(
                        id,
                        "u1",
                        "prod",
                        "C1",
                        "PENDING",
                        1,
                        "{}",
                        "{}",
                        NOON,
                        NOON,
                        NOON,
                        Optional.empty());
        one.changes().create(change, event("created", id));
        return change;
    }

    private static Transition to(ChangeRow from, String state, String who) {
        return to(from, state, who, NOON);
    }

    private static Transition to(ChangeRow from, String state, String who, Instant at) {
        return new Transition(
                from,
                state,
                "{}",
                NOON,
                at,
                List.of(new StepRow(who, "{}", at)),
                event(state, from.id()));
    }

    private static AuditEvent event(String action, String subject) {
        return new AuditEvent(action, AuditEvent.SYSTEM, subject, Map.of());
    }

    private List<AuditRow> auditRows() {
        List<AuditRow> rows = new ArrayList<>();
        AuditReader.read(
                where,
                entry -> {
                    if (entry instanceof AuditRow row) {
                        rows.add(row);
                    }
                });
        return rows;
    }
}
