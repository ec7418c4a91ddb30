package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What several processes on one PostgreSQL do to each other's inputs and duties.
class ReplicasTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant LATER = NOON.plus(Inbox.LEASE);
    private static final int INPUTS = 60;

    @TempDir private Path directory;
    private final List<Store> stores = new ArrayList<>();

    @BeforeEach
    void open() {
        Location where = TestDatabase.POSTGRESQL.fresh(directory);
        for (int i = 0; i < 3; i++) {
            stores.add(TestDatabase.open(where));
        }
    }

    @AfterEach
    void close() {
        stores.forEach(Store::close);
    }

    @Test
    void whatADeadProcessHeldIsClaimedByOneOfTheOthersEach() throws Exception {
        List<Hold> lost = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            lost.add(receive(stores.getFirst(), "input-" + i).hold().orElseThrow());
        }
        assertThat(stores.get(1).inbox().claim(LATER.minusMillis(1), INPUTS)).isEmpty();

        List<Held> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Held>>> claims = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Inbox inbox = stores.get(1 + i % 2).inbox();
                claims.add(threads.submit(() -> inbox.claim(LATER, INPUTS)));
            }
            for (Future<List<Held>> claim : claims) {
                claimed.addAll(claim.get());
            }
        }
        // what another's transaction had locked was left out, and is free no more
        assertThat(stores.get(1).inbox().claim(LATER, INPUTS)).isEmpty();

        Set<String> keys = new HashSet<>();
        claimed.forEach(held -> assertThat(keys.add(held.input().key())).isTrue());
        assertThat(keys).hasSize(INPUTS);
        assertThat(lost).noneMatch(hold -> stores.getFirst().inbox().finish(hold));
        assertThat(claimed).allMatch(held -> stores.get(1).inbox().finish(held.hold()));
    }

    @Test
    void aCopyThatReachesAnotherProcessIsLeftToTheFirst() {
        assertThat(receive(stores.get(0), "a").hold()).isPresent();

        assertThat(receive(stores.get(1), "a"))
                .isEqualTo(new Inbox.Arrived(Inbox.Arrival.OPEN, java.util.Optional.empty()));
    }

    @Test
    void aDutyIsOneProcessesUntilItIsSilent() {
        Duration length = Duration.ofSeconds(40);
        assertThat(stores.get(0).duties().isMine("tidy", NOON, length)).isTrue();
        assertThat(stores.get(1).duties().isMine("tidy", NOON.plusSeconds(20), length)).isFalse();
        assertThat(stores.get(0).duties().isMine("tidy", NOON.plusSeconds(20), length)).isTrue();
        assertThat(stores.get(1).duties().isMine("tidy", NOON.plusSeconds(59), length)).isFalse();
        assertThat(stores.get(1).duties().isMine("other", NOON, length)).isTrue();
        assertThat(stores.get(1).duties().isMine("tidy", NOON.plusSeconds(60), length)).isTrue();
        assertThat(stores.get(0).duties().isMine("tidy", NOON.plusSeconds(61), length)).isFalse();
    }

    private static Inbox.Arrived receive(Store store, String key) {
        return store.inbox().receive(new Input(key, "Spoken", "C1", "U1", "{}", NOON));
    }
}
