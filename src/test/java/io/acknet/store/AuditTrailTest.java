package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.audit.AuditEvent;
import io.acknet.audit.AuditKey;
import io.acknet.audit.AuditRow;
import io.acknet.audit.ChainHead;
import io.acknet.audit.Checkpoint;
import io.acknet.audit.Entry;
import io.acknet.audit.Verification;
import io.acknet.audit.Verifier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// What every database must do for the audit.
@ParameterizedClass
@EnumSource
class AuditTrailTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path directory;
    private final AuditKey key = AuditKey.random();
    private Location where;
    private Store store;

    @BeforeEach
    void open() {
        where = database.fresh(directory);
        store = Store.open(where, auditing());
    }

    private Auditing auditing() {
        return new Auditing(Optional.of(key), text -> text.replace("hunter2", "•••"), () -> NOON);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void beginsOnceAndSaysWhatWasDoneWithoutSecrets() {
        store.audit()
                .append(
                        new AuditEvent(
                                "change.refused", "T1:U1", "c1", Map.of("why", "hunter2 不行")));
        store.close();
        store = Store.open(where, auditing());

        assertThat(rows())
                .extracting(AuditRow::body)
                .containsExactly(
                        "{\"action\":\"audit.started\",\"actor\":\"system\",\"details\":{},\"subject\":\"\"}",
                        "{\"action\":\"change.refused\",\"actor\":\"T1:U1\","
                                + "\"details\":{\"why\":\"••• 不行\"},\"subject\":\"c1\"}");
        assertThat(rows()).extracting(AuditRow::at).containsOnly(NOON.toEpochMilli());
        assertThat(verify()).isInstanceOf(Verification.Sound.class);
    }

    @Test
    void marksHowFarItCameWhenItHasComeFurther() {
        Checkpoint first = store.audit().checkpoint().orElseThrow();
        assertThat(first.seq()).isEqualTo(1);
        assertThat(store.audit().checkpoint()).isEmpty();
        store.audit().append(event());

        assertThat(store.audit().checkpoint()).map(Checkpoint::prev).contains(1L);
        assertThat(verify()).isEqualTo(new Verification.Sound(2, 2, store.audit().head().hash()));
    }

    @Test
    void marksEveryThousandRowsByItself() throws Exception {
        append(store, 1_100);
        for (int i = 0; i < 500 && store.audit().head().checkpoint() == 0; i++) {
            Thread.sleep(10);
        }
        append(store, 1);
        assertThat(verify())
                .isEqualTo(new Verification.Sound(1_102, 1, store.audit().head().hash()));
    }

    @Test
    void numbersWithoutAGapWhenManyWriteAndSomeFail() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        Store other = second();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                Store replica = i % 2 == 0 ? store : other;
                boolean fails = i % 5 == 0;
                all.add(threads.submit(() -> fails ? fail(replica) : append(replica, 1)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(verify()).isInstanceOf(Verification.Sound.class);
        assertThat(store.audit().head().seq()).isEqualTo(161);
        if (other != store) {
            other.close();
        }
    }

    /// A second replica, where there can be one.
    private Store second() {
        return database == TestDatabase.POSTGRESQL ? Store.open(where, auditing()) : store;
    }

    private static boolean append(Store replica, int times) {
        for (int i = 0; i < times; i++) {
            replica.audit().append(event());
        }
        return true;
    }

    private static boolean fail(Store replica) {
        assertThatThrownBy(() ->
                        replica.write(handle -> {
                            replica.audit().append(handle, event());
                            throw new IllegalStateException("after its audit row");
                        }))
                .isNotNull();
        return true;
    }

    private static AuditEvent event() {
        return new AuditEvent("change.noted", AuditEvent.SYSTEM, "c1", Map.of());
    }

    private List<AuditRow> rows() {
        List<Entry> entries = new ArrayList<>();
        AuditReader.read(where, entries::add);
        assertThat(entries.getLast()).isInstanceOf(ChainHead.class);
        return entries.stream()
                .filter(AuditRow.class::isInstance)
                .map(AuditRow.class::cast)
                .toList();
    }

    private Verification verify() {
        Verifier verifier = new Verifier(key, List.of());
        AuditReader.read(where, verifier::accept);
        return verifier.end();
    }
}
