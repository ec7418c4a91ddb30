package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.audit.AuditEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What every database must do for changes, leases and stops.
@ParameterizedClass
@EnumSource
class ChangesTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Instant EXPIRY = NOON.plusSeconds(1800);

    static final Set<String> TERMINAL = ChangeRow.TERMINAL;

    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path directory;
    private Location where;
    private Store store;
    private Changes changes;

    @BeforeEach
    void create() {
        where = database.fresh(directory);
        open();
    }

    private void open() {
        store = TestDatabase.open(where);
        changes = store.changes();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsWhatWasCreatedAndListsTheNewestFirst() {
        ChangeRow first = create("c1", "u1");
        ChangeRow second = fresh("c2", "u2", NOON.plusSeconds(1));
        changes.create(second, event("change.created", "c2"));

        assertThat(changes.find("c1")).contains(first);
        assertThat(changes.find("none")).isEmpty();
        assertThat(changes.list(ChangeFilter.all())).containsExactly(second, first);
        assertThat(changes.list(ChangeFilter.all().limit(1))).containsExactly(second);
        assertThat(changes.list(ChangeFilter.all().ofCluster("u1"))).containsExactly(first);
        assertThat(changes.list(ChangeFilter.all().ofChannel("C9"))).isEmpty();
        assertThat(changes.list(ChangeFilter.in("APPROVED"))).isEmpty();
        assertThat(changes.list(ChangeFilter.in("PENDING").expiredAt(EXPIRY))).hasSize(2);
        assertThat(changes.list(ChangeFilter.in("PENDING").expiredAt(EXPIRY.minusMillis(1))))
                .isEmpty();
    }

    @Test
    void takesATransitionOnlyFromTheVersionThatWasRead() {
        ChangeRow read = create("c1", "u1");

        assertThat(changes.swap(to(read, "APPROVED"))).isTrue();
        assertThat(changes.swap(to(read, "DENIED"))).isFalse();

        ChangeRow now = changes.find("c1").orElseThrow();
        assertThat(now.state()).isEqualTo("APPROVED");
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.body()).isEqualTo(read.body());
        assertThat(changes.steps("c1")).extracting(StepRow::phase).containsExactly("APPROVED");
        assertThat(store.audit().head().seq()).isEqualTo(3);
    }

    @ParameterizedTest
    @FieldSource("TERMINAL")
    void neverLeavesATerminalState(String terminal) {
        ChangeRow read = create("c1", "u1");
        assertThat(changes.swap(to(read, terminal))).isTrue();
        ChangeRow ended = changes.find("c1").orElseThrow();

        assertThat(changes.swap(to(ended, "PENDING"))).isFalse();
        assertThat(changes.swap(to(ended, terminal))).isFalse();
        assertThat(changes.claim("c1", "r1", NOON, LEASE)).isEmpty();
        assertThat(changes.find("c1")).contains(ended);
    }

    @Test
    void executesOnlyUnderALease() {
        ChangeRow read = create("c1", "u1");
        assertThatThrownBy(() -> changes.swap(to(read, "EXECUTING")))
                .isInstanceOf(IllegalArgumentException.class);

        Lease lease = changes.claim("c1", "r1", NOON, LEASE).orElseThrow();
        assertThat(changes.swap(lease, to(read, "EXECUTING"))).isTrue();

        ChangeRow executing = changes.find("c1").orElseThrow();
        assertThat(executing.lease()).contains(lease);
        assertThat(changes.swap(to(executing, "CANCELLED"))).isFalse();
        assertThat(changes.swap(at(to(executing, "CANCELLED"), NOON.plus(LEASE)))).isFalse();
        assertThat(changes.holder("u1", NOON)).contains(new ClusterLock(lease, NOON));
        assertThat(changes.holder("u1", NOON.plus(LEASE))).isEmpty();
    }

    @Test
    void leavingExecutionEndsTheLease() {
        Lease lease = executing("c1", "u1");
        ChangeRow executing = changes.find("c1").orElseThrow();

        assertThat(changes.swap(lease, to(executing, "EXECUTING"))).isTrue();
        assertThat(changes.holder("u1", NOON)).isPresent();
        ChangeRow on = changes.find("c1").orElseThrow();
        assertThat(changes.swap(lease, to(on, "HALTED"))).isTrue();

        assertThat(changes.holder("u1", NOON)).isEmpty();
        ChangeRow halted = changes.find("c1").orElseThrow();
        assertThat(halted.lease()).isEmpty();
        assertThat(changes.swap(lease, to(halted, "EXECUTING"))).isFalse();
        assertThat(changes.swap(to(halted, "CANCELLED"))).isTrue();
    }

    @Test
    void letsOneClaimAChangeAndOneChangeItsCluster() {
        create("c1", "u1");
        create("c2", "u1");
        create("c3", "u3");

        Lease first = changes.claim("c1", "r1", NOON, LEASE).orElseThrow();
        assertThat(changes.claim("c1", "r2", NOON, LEASE)).isEmpty();
        assertThat(changes.claim("c1", "r1", NOON, LEASE)).isEmpty();
        assertThat(changes.claim("c2", "r2", NOON, LEASE)).isEmpty();
        assertThat(changes.claim("c3", "r2", NOON, LEASE)).isPresent();
        assertThat(changes.claim("none", "r2", NOON, LEASE)).isEmpty();

        assertThat(changes.release(first, NOON)).isTrue();
        assertThat(changes.release(first, NOON)).isFalse();
        Lease second = changes.claim("c2", "r2", NOON, LEASE).orElseThrow();
        assertThat(second.fence()).isEqualTo(first.fence() + 1);
    }

    @Test
    void holdsTheClusterForAChangeThatWasLeftInExecution() {
        executing("c1", "u1");
        create("c2", "u1");
        Instant later = NOON.plus(LEASE);

        assertThat(changes.claim("c2", "r2", later, LEASE)).isEmpty();
        Lease again = changes.claim("c1", "r2", later, LEASE).orElseThrow();
        ChangeRow left = changes.find("c1").orElseThrow();
        assertThat(changes.swap(again, at(to(left, "HALTED"), later))).isTrue();

        assertThat(changes.claim("c2", "r2", later, LEASE)).isPresent();
    }

    @Test
    void renewsUntilTheLeaseHasRunOut() {
        create("c1", "u1");
        Lease lease = changes.claim("c1", "r1", NOON, LEASE).orElseThrow();

        Lease longer = changes.renew(lease, NOON.plusSeconds(20), LEASE).orElseThrow();
        assertThat(longer.until()).isEqualTo(NOON.plusSeconds(50));
        assertThat(changes.find("c1").orElseThrow().lease()).contains(longer);
        assertThat(changes.claim("c1", "r2", NOON.plusSeconds(49), LEASE)).isEmpty();
        assertThat(changes.renew(longer, NOON.plusSeconds(50), LEASE)).isEmpty();
        assertThat(changes.claim("c1", "r2", NOON.plusSeconds(50), LEASE)).isPresent();
    }

    @Test
    void refusesEveryWriteOfAClaimantThatSleptPastItsLease() {
        Lease old = executing("c1", "u1");
        ChangeRow read = changes.find("c1").orElseThrow();
        Instant late = NOON.plus(LEASE);
        assertRefused(old, read, late);

        Lease fresh = changes.claim("c1", "r2", late, LEASE).orElseThrow();
        assertThat(fresh.fence()).isEqualTo(old.fence() + 1);
        assertRefused(old, read, late);
        assertRefused(old, read, NOON);
        assertThat(changes.find("c1").orElseThrow().lease()).contains(fresh);
        assertThat(changes.swap(fresh, at(to(read, "HALTED"), late))).isTrue();
    }

    private void assertRefused(Lease lease, ChangeRow read, Instant now) {
        long written = store.audit().head().seq();
        assertThat(changes.swap(lease, at(to(read, "EXECUTING"), now))).isFalse();
        assertThat(changes.swap(lease, at(to(read, "SUCCEEDED"), now))).isFalse();
        assertThat(changes.swap(at(to(read, "HALTED"), now))).isFalse();
        assertThat(changes.renew(lease, now, LEASE)).isEmpty();
        assertThat(changes.release(lease, now)).isFalse();
        assertThat(changes.find("c1").orElseThrow().version()).isEqualTo(read.version());
        assertThat(store.audit().head().seq()).isEqualTo(written);
    }

    @Test
    void takesBackAClaimThatRanOutBeforeItExecuted() {
        create("c1", "u1");
        assertThat(changes.claim("c1", "r1", NOON, LEASE)).isPresent();
        ChangeRow claimed = changes.find("c1").orElseThrow();

        assertThat(changes.swap(to(claimed, "CANCELLED"))).isFalse();
        assertThat(changes.swap(at(to(claimed, "EXPIRED"), NOON.plus(LEASE)))).isTrue();
        assertThat(changes.find("c1").orElseThrow().lease()).isEmpty();
    }

    @Test
    void doesNothingWhereTheAuditCannotBeWritten() {
        ChangeRow read = create("c1", "u1");
        store.write(handle -> handle.execute("UPDATE audit_head SET mac = 'x'"));
        Stop stop = new Stop(Stop.ALL, "T1:U1", "smoke", NOON);

        assertThatThrownBy(() -> changes.swap(to(read, "APPROVED")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("audit key");
        assertThatThrownBy(() -> create("c2", "u1")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.stops().set(stop, event("stop.set", "*")))
                .isInstanceOf(StoreException.class);

        assertThat(changes.list(ChangeFilter.all())).containsExactly(read);
        assertThat(changes.steps("c1")).isEmpty();
        assertThat(store.stops().all()).isEmpty();
    }

    @Test
    void keepsAStopUntilItIsCleared() {
        Stop stop = new Stop("u1", "T1:U1", "smoke", NOON);
        Stop again = new Stop("u1", "T1:U2", "fire", NOON.plusSeconds(1));
        Stop all = new Stop(Stop.ALL, "T1:U2", "fire", NOON.plusSeconds(2));

        assertThat(store.stops().set(stop, event("stop.set", "u1"))).isTrue();
        assertThat(store.stops().set(again, event("stop.set", "u1"))).isFalse();
        assertThat(store.stops().set(all, event("stop.set", "*"))).isTrue();
        close();
        open();

        assertThat(store.stops().of(List.of("u1", Stop.ALL))).containsExactly(stop, all);
        assertThat(store.stops().of(List.of("u2"))).isEmpty();
        assertThat(store.stops().clear("u1", event("stop.cleared", "u1"))).isTrue();
        assertThat(store.stops().clear("u1", event("stop.cleared", "u1"))).isFalse();
        assertThat(store.stops().all()).containsExactly(all);
        assertThat(store.audit().head().seq()).isEqualTo(5);
    }

    private Lease executing(String id, String cluster) {
        ChangeRow created = create(id, cluster);
        Lease lease = changes.claim(id, "r1", NOON, LEASE).orElseThrow();
        assertThat(changes.swap(lease, to(created, "EXECUTING"))).isTrue();
        return lease;
    }

    private ChangeRow create(String id, String cluster) {
        ChangeRow change = fresh(id, cluster, NOON);
        changes.create(change, event("change.created", id));
        return change;
    }

    private static ChangeRow fresh(String id, String cluster, Instant at) {
        return new ChangeRow(
                id,
                cluster,
                "prod",
                "C1",
                "PENDING",
                1,
                "{\"plan\":1}",
                "{}",
                at,
                at,
                EXPIRY,
                Optional.empty());
    }

    private static Transition to(ChangeRow from, String state) {
        List<StepRow> steps = List.of(new StepRow(state, "{}", NOON));
        AuditEvent event = event("change." + state, from.id());
        return new Transition(from, state, "{}", EXPIRY, NOON, steps, event);
    }

    private static Transition at(Transition of, Instant at) {
        return new Transition(
                of.from(), of.state(), of.detail(), of.expiresAt(), at, of.steps(), of.event());
    }

    private static AuditEvent event(String action, String subject) {
        return new AuditEvent(action, "T1:U1", subject, Map.of());
    }
}
