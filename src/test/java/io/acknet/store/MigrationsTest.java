package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A database of each earlier version, filled as that version filled it, is read by this one.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MigrationsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    /// What each version's own tables held.
    private static final Map<String, List<String>> ROWS =
            Map.of(
                    "1",
                    List.of(
                            "INSERT INTO inbox (input_key, kind, channel, person, body, received_at,"
                                    + " state, attempts) VALUES ('event:1', 'Spoken', 'C1', 'U1',"
                                    + " '{\"a\":1}', 1000, 'RECEIVED', 2)",
                            "INSERT INTO outbox (input_key, slot, destination, body, state,"
                                    + " changed_at) VALUES ('event:1', 'answer', '{}', '{}', 'READY',"
                                    + " 1000)",
                            "INSERT INTO offers (offer_id, channel, body, created_at) VALUES"
                                    + " ('offer-1', 'C1', '{}', 1000)",
                            "INSERT INTO channel_cluster (channel, cluster, environment, uid,"
                                    + " bound_by, bound_at) VALUES ('C1', 'prod', 'production',"
                                    + " 'uid-1', 'U1', 1000)"),
                    "2",
                    List.of(
                            "INSERT INTO last_verdicts (cluster_uid, check_id, verdict, headline_zh,"
                                    + " headline_en, plugin, read_at) VALUES ('uid-1', 'hairpin',"
                                    + " 'PROBLEM', '有', 'yes', 'FLANNEL', 1000)"),
                    "10",
                    List.of(
                            "INSERT INTO changes (change_id, cluster_uid, cluster, channel, state,"
                                    + " version, body, detail, created_at, changed_at, expires_at,"
                                    + " owner, lease_until, fence) VALUES ('change-1', 'uid-1',"
                                    + " 'prod', 'C1', 'PENDING', 1, '{}', '{}', 1000, 1000, 2000,"
                                    + " NULL, 0, 0)",
                            "INSERT INTO stops (scope, by_person, reason, at) VALUES ('*', 'U1',"
                                    + " 'why', 1000)"),
                    "20",
                    List.of(
                            "INSERT INTO change_cards (change_id, channel, ts, version, noted,"
                                    + " begun_at) VALUES ('change-1', 'C1', '1.1', 1, 'PENDING',"
                                    + " 1000)"),
                    "30",
                    List.of(
                            "INSERT INTO asked (ask_id, question, outcome, shown, score, lang, place,"
                                    + " gap, chosen, asked_at) VALUES ('ask-1', 'why', 'none', '',"
                                    + " 0.5, 'EN', 'CHANNEL', '', '', 1000)",
                            "INSERT INTO opinions (ask_id, person, opinion, topic, given_at) VALUES"
                                    + " ('ask-1', 'p', 'GOOD', 'hairpin', 1000)"),
                    "40",
                    List.of(
                            "INSERT INTO channel_settings (channel, lang, detail, digest, changed_by,"
                                    + " changed_at) VALUES ('C1', 'zh', 'full', 0, 'U1', 1000)"),
                    "70",
                    List.of("INSERT INTO beats (process, version, at) VALUES ('p', '0.1', 1000)"),
                    "80",
                    List.of(
                            "INSERT INTO duties (duty, owner, lease_until) VALUES ('slack', 'p',"
                                    + " 1000)"),
                    "90",
                    List.of(
                            "UPDATE learned_version SET version = 1",
                            "INSERT INTO learned_files (name, body) VALUES ('a.md', 'text')",
                            "INSERT INTO learned_seen (hash) VALUES ('hash')"),
                    "95",
                    List.of(
                            "INSERT INTO cancellations (run_id, cluster_uid, by_person, at) VALUES"
                                    + " ('run-1', 'uid-1', 'U1', 1000)"));

    @TempDir Path directory;
    @Parameter TestDatabase database = TestDatabase.SQLITE;

    @Test
    void everyVersionIsCarriedOn() {
        List<String> versions = versions();
        for (int i = 0; i < versions.size(); i++) {
            Path place = directory.resolve("v" + versions.get(i));
            Location where = database.fresh(place);
            fill(where, versions.subList(0, i + 1));

            try (Store store = TestDatabase.open(where)) {
                assertThat(new StoreCheckup(where).schema())
                        .isEqualTo(new StoreCheckup.Schema(versions.getLast(), 0, false));
                holds(store, Integer.parseInt(versions.get(i)));
            }
        }
    }

    @Test
    void everyVersionHasItsRows() {
        assertThat(ROWS.keySet())
                .as("a new version gives its rows here")
                .containsExactlyInAnyOrderElementsOf(versions());
    }

    private static void holds(Store store, int version) {
        List<Held> waiting = store.inbox().claim(NOW, 10);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().input().body()).isEqualTo("{\"a\":1}");
        assertThat(store.outbox().find("event:1", "answer")).isPresent();
        assertThat(store.offers().find("offer-1")).isPresent();
        assertThat(store.channelClusters().of("C1").orElseThrow().uid()).isEqualTo("uid-1");
        assertThat(store.depths().outbox().waiting()).isOne();
        if (version >= 2) {
            assertThat(store.lastVerdicts().of("uid-1", "hairpin", Instant.EPOCH)).isPresent();
        }
        if (version >= 10) {
            assertThat(store.changes().find("change-1").orElseThrow().state()).isEqualTo("PENDING");
            assertThat(store.stops().all()).hasSize(1);
        }
        if (version >= 20) {
            assertThat(store.changeCards().of("change-1")).isPresent();
        }
        if (version >= 30) {
            assertThat(store.askedQuestions().find("ask-1")).isPresent();
        }
        if (version >= 40) {
            assertThat(store.channelSettings().of("C1")).isPresent();
        }
        if (version >= 90) {
            assertThat(store.learnedFiles().read())
                    .isEqualTo(new LearnedFiles.Kept(1, Map.of("a.md", "text")));
        } else {
            assertThat(store.learnedFiles().read()).isEqualTo(new LearnedFiles.Kept(0, Map.of()));
        }
        store.beats().beat(new Beats.Beat("new", "1", NOW));
        assertThat(store.beats().all()).extracting(Beats.Beat::process).contains("new");
    }

    /// Comes to each version in turn, and writes there what that version wrote.
    private static void fill(Location where, List<String> versions) {
        DataSource source =
                switch (where) {
                    case Location.File file -> {
                        makeDirectory(file.path());
                        yield SqliteEngine.source(file.path());
                    }
                    case Location.Server server -> PostgresEngine.source(server);
                };
        for (String version : versions) {
            Flyway.configure().dataSource(source).target(version).load().migrate();
            try (Handle handle = Jdbi.create(source).open()) {
                Objects.requireNonNull(ROWS.get(version)).forEach(handle::execute);
            }
        }
    }

    private static void makeDirectory(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> versions() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            Map<Integer, String> sorted = new TreeMap<>(Comparator.naturalOrder());
            files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .forEach(version -> sorted.put(Integer.parseInt(version), version));
            return List.copyOf(sorted.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
