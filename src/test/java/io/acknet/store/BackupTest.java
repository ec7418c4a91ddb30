package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir Path directory;
    private Path file;
    private Location location;

    @BeforeEach
    void place() {
        file = directory.resolve("acknet.db");
        location = Location.of(file.toString());
    }

    @Test
    void holdsAllThatWasCommittedWhileTheBotGoesOn() throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        int before;
        Path copy = directory.resolve("copy.db");
        try (Store store = Store.open(file.toString())) {
            Thread writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!stop.get()) {
                                    store.offers().add(offer(written.get()));
                                    written.incrementAndGet();
                                }
                            });
            while (written.get() < 50) {
                Thread.sleep(5);
            }
            before = written.get();
            assertThat(new Backup(location).make(copy)).isPositive();
            stop.set(true);
            writer.join();
        }

        new Backup(location).restore(copy, Instant.EPOCH);

        try (Store restored = Store.open(file.toString())) {
            for (int i = 0; i < before; i++) {
                assertThat(restored.offers().find("offer-" + i)).isPresent();
            }
        }
    }

    @Test
    void keepsWhatWasThereBeforeARestore() throws Exception {
        Path copy = directory.resolve("copy.db");
        with(store -> store.offers().add(offer(1)));
        new Backup(location).make(copy);
        with(store -> store.offers().add(offer(2)));

        List<Path> aside =
                new Backup(location).restore(copy, Instant.parse("2026-11-23T01:02:03Z"));

        assertThat(aside.getFirst().getFileName())
                .hasToString("acknet.db.before-restore-20261123-010203");
        with(store -> {
            assertThat(store.offers().find("offer-1")).isPresent();
            assertThat(store.offers().find("offer-2")).isEmpty();
        });
        Files.move(aside.getFirst(), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        with(store -> assertThat(store.offers().find("offer-2")).isPresent());
    }

    @Test
    void refusesWhileTheBotRuns() {
        Path copy = directory.resolve("copy.db");
        with(store -> {
            new Backup(location).make(copy);
            assertThatThrownBy(() -> new Backup(location).restore(copy, Instant.EPOCH))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("stop it first");
            store.offers().add(offer(3));
        });
        with(store -> assertThat(store.offers().find("offer-3")).isPresent());
    }

    @Test
    void refusesACopyThatIsNotWhole() throws Exception {
        Path copy = directory.resolve("copy.db");
        with(store -> {
            for (int i = 0; i < 200; i++) {
                store.offers().add(offer(i));
            }
        });
        new Backup(location).make(copy);
        byte[] bytes = Files.readAllBytes(copy);
        java.util.Arrays.fill(bytes, 8192, Math.min(bytes.length, 40960), (byte) 7);
        Files.write(copy, bytes);

        assertThatThrownBy(() -> new Backup(location).restore(copy, Instant.EPOCH))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not whole");
        with(store -> assertThat(store.offers().find("offer-1")).isPresent());
    }

    @Test
    void refusesWhatIsNoDatabaseOfOurs() throws Exception {
        Path other = directory.resolve("other.db");
        Files.writeString(other, "hello".repeat(1_000));
        assertThatThrownBy(() -> new Backup(location).restore(other, Instant.EPOCH))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("other.db");
        assertThat(file).doesNotExist();
    }

    @Test
    void overwritesNothing() throws Exception {
        Path copy = directory.resolve("copy.db");
        Files.writeString(copy, "mine");
        with(store ->
                assertThatThrownBy(() -> new Backup(location).make(copy))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("is there already"));
        assertThat(copy).hasContent("mine");
    }

    @Test
    void sendsWhoeverHasAServerToItsOwnMeans() {
        Location server =
                new Location.Server(
                        "jdbc:postgresql://db/acknet", Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> new Backup(server))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("pg_dump");
    }

    private void with(java.util.function.Consumer<Store> what) {
        try (Store store = Store.open(file.toString())) {
            what.accept(store);
        }
    }

    private static Offer offer(int number) {
        return new Offer("offer-" + number, "C1", "{}", Instant.EPOCH);
    }
}
