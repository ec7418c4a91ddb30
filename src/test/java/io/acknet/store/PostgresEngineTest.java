package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.audit.AuditEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a server does: it undoes transactions that stand in each other's way, and goes away.
class PostgresEngineTest {
    /// As many as are kept, and one more.
    private static final int CONNECTIONS = 9;

    @TempDir Path directory;
    private Store store;

    @BeforeEach
    void open() {
        store = TestDatabase.open(TestDatabase.POSTGRESQL.fresh(directory));
        store.write(handle ->
                handle.execute(
                        "INSERT INTO stops VALUES ('a', 'nobody', '', 0), ('b', 'nobody', '', 0)"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void runsAgainWhatTheServerHasUndone() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothHaveTheirFirst = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> both = new ArrayList<>();
            for (String order : List.of("ab", "ba")) {
                both.add(
                        threads.submit(() ->
                                store.write(handle -> {
                                    count(handle, order.substring(0, 1));
                                    if (runs.incrementAndGet() <= 2) {
                                        await(bothHaveTheirFirst);
                                    }
                                    return count(handle, order.substring(1));
                                })));
            }
            for (Future<Integer> one : both) {
                assertThat(one.get()).isEqualTo(1);
            }
        }
        assertThat(runs).as("one was undone and run again").hasValue(3);
        assertThat(store.stops().all())
                .extracting(stop -> stop.at().toEpochMilli())
                .containsOnly(2L);
    }

    private static int count(Handle handle, String scope) {
        return handle.execute("UPDATE stops SET at = at + 1 WHERE scope = ?", scope);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the other never came", e);
        }
    }

    @Test
    void connectsAnewWhenTheServerHasClosedItsConnections() {
        int failed = 0;
        terminate();
        for (int i = 0; i < CONNECTIONS; i++) {
            failed += reads() ? 0 : 1;
        }
        assertThat(failed).isLessThan(CONNECTIONS);
        assertThat(reads()).isTrue();
        assertThat(store.stops().set(new Stop("c", "T:U", "", Instant.EPOCH), event())).isTrue();
    }

    private void terminate() {
        store.read(handle ->
                handle.createQuery(
                                """
                                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                WHERE datname = current_database() AND pid <> pg_backend_pid()
                                """)
                        .mapTo(Boolean.class)
                        .list());
        try {
            store.read(handle -> handle.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("terminat");
        }
    }

    private boolean reads() {
        try {
            return store.stops().all().size() >= 2;
        } catch (StoreException e) {
            return false;
        }
    }

    private static AuditEvent event() {
        return new AuditEvent("stop.set", AuditEvent.SYSTEM, "c", Map.of());
    }

    @Test
    void writesBeforeItSaysSoWhateverTheServerIsSetTo() {
        String set =
                store.read(handle ->
                        handle.createQuery("SHOW synchronous_commit").mapTo(String.class).one());
        assertThat(set).isEqualTo("on");
    }
}
