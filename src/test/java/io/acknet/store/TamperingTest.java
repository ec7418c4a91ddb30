package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.audit.AuditEvent;
import io.acknet.audit.AuditKey;
import io.acknet.audit.Verification;
import io.acknet.audit.Verifier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody who can write to the database, but has no key, changes the audit in a thousand ways. Each is
/// done in a transaction that sees what the verifier says and is taken back.
@ParameterizedClass
@EnumSource
class TamperingTest {
    private static final int TAMPERINGS = 1_000;
    private static final int ROWS = 40;

    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path directory;
    private final AuditKey key = AuditKey.random();
    private Store store;

    @BeforeEach
    void fill() {
        Instant noon = Instant.parse("2026-11-01T12:00:00Z");
        store =
                Store.open(
                        database.fresh(directory),
                        new Auditing(Optional.of(key), text -> text, () -> noon));
        for (int i = 2; i <= ROWS; i++) {
            store.audit().append(new AuditEvent("noted", "T:U" + i, "c" + i, Map.of("n", "第" + i)));
            if (i % 10 == 0 && i < ROWS) {
                store.audit().checkpoint();
            }
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsEveryTampering() {
        assertThat(afterwards(_ -> {})).isInstanceOf(Verification.Sound.class);
        for (int seed = 0; seed < TAMPERINGS; seed++) {
            Random random = new Random(seed);
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            Verification found = afterwards(handle -> kind.how.tamper(handle, random));
            assertThat(found)
                    .as("%s, seed %d", kind, seed)
                    .isNotInstanceOf(Verification.Sound.class);
            kind.expected.ifPresent(type -> assertThat(found).as("%s", kind).isInstanceOf(type));
        }
        assertThat(afterwards(_ -> {})).isInstanceOf(Verification.Sound.class);
    }

    private Verification afterwards(Consumer<Handle> tampering) {
        Verifier verifier = new Verifier(key, List.of());
        assertThatThrownBy(() ->
                        store.write(handle -> {
                            tampering.accept(handle);
                            AuditReader.read(handle, verifier::accept);
                            throw new IllegalStateException("take it back");
                        }))
                .hasStackTraceContaining("take it back");
        return verifier.end();
    }

    private enum Kind {
        EDIT_A_ROW(Tamper::editARow),
        CHANGE_A_TIME(Tamper::changeATime),
        SWAP_BODIES(Tamper::swapBodies),
        SWAP_ROWS(Tamper::swapRows),
        DELETE_IN_THE_MIDDLE(Tamper::deleteInTheMiddle, Verification.Gap.class),
        CUT(Tamper::cut, Verification.Cut.class),
        CUT_AND_MOVE_THE_HEAD(Tamper::cutAndMoveTheHead),
        APPEND(Tamper::append),
        INSERT(Tamper::insert),
        HASH_AGAIN(Tamper::hashAgain),
        CHANGE_A_CHECKPOINT(Tamper::changeACheckpoint),
        DELETE_A_CHECKPOINT(Tamper::deleteACheckpoint),
        CHANGE_THE_HEAD(Tamper::changeTheHead),
        DELETE_THE_HEAD(Tamper::deleteTheHead, Verification.Cut.class);

        @SuppressWarnings("ImmutableEnumChecker") // method references hold nothing
        private final Tampering how;

        private final Optional<Class<? extends Verification>> expected;

        Kind(Tampering how) {
            this.how = how;
            this.expected = Optional.empty();
        }

        Kind(Tampering how, Class<? extends Verification> expected) {
            this.how = how;
            this.expected = Optional.of(expected);
        }
    }

    @FunctionalInterface
    private interface Tampering {
        void tamper(Handle handle, Random random);
    }
}
