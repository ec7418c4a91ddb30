package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every database must do for what was learned.
@ParameterizedClass
@EnumSource
class LearnedFilesTest {
    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path directory;
    private Location where;
    private Store store;
    private LearnedFiles files;

    @BeforeEach
    void open() {
        where = database.fresh(directory);
        store = TestDatabase.open(where);
        files = store.learnedFiles();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void replacesAllFilesOfTheVersionThatWasRead() {
        assertThat(files.read()).isEqualTo(new LearnedFiles.Kept(0, Map.of()));
        assertThat(files.replace(0, Map.of("b.md", "法兰", "a.md", "x"), List.of())).isTrue();
        assertThat(files.replace(1, Map.of("b.md", "阀门"), List.of())).isTrue();

        assertThat(files.version()).isEqualTo(2);
        assertThat(files.read()).isEqualTo(new LearnedFiles.Kept(2, Map.of("b.md", "阀门")));
        assertThat(LearnedFiles.read(where)).isEqualTo(files.read());
    }

    @Test
    void refusesWhatWasMadeOfAnOlderVersion() {
        assertThat(files.replace(0, Map.of("a.md", "first"), List.of())).isTrue();
        assertThat(files.replace(0, Map.of("a.md", "late"), List.of("late too"))).isFalse();

        assertThat(files.read()).isEqualTo(new LearnedFiles.Kept(1, Map.of("a.md", "first")));
        assertThat(files.seen("late")).isFalse();
        assertThat(files.seen("late too")).isFalse();
    }

    @Test
    void losesNothingWhenManyAddAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    IntStream.range(0, 20)
                            .mapToObj(i -> threads.submit(() -> add("topic-" + i)))
                            .toList();
            for (var one : all) {
                one.get();
            }
        }
        assertThat(files.read().files()).hasSize(20);
        assertThat(files.version()).isEqualTo(20);
    }

    private void add(String name) {
        boolean done = false;
        while (!done) {
            LearnedFiles.Kept before = files.read();
            Map<String, String> more = new TreeMap<>(before.files());
            more.put(name, "text of " + name);
            done = files.replace(before.version(), more, List.of());
        }
    }

    @Test
    void knowsWhatWasEverThere() {
        files.replace(0, Map.of("a.md", "here"), List.of("in another form"));
        files.replace(1, Map.of(), List.of());

        assertThat(files.seen("here")).isTrue();
        assertThat(files.seen("in another form")).isTrue();
        assertThat(files.seen("never")).isFalse();
    }

    @Test
    void saysWhyWhatWasLearnedCannotBeRead() {
        assertThatThrownBy(
                        () -> LearnedFiles.read(Location.of(directory.resolve("no.db").toString())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no database");
    }
}
