package io.acknet.change;

import io.acknet.store.Store;
import io.acknet.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Histories of changes in a database, many in the same one. `-Dlife.at-once=4` runs them in four
/// databases at the same time, each with a seed of its own.
class StoredLifeTest {
    private static final int DEPTH = Integer.getInteger("life.depth", 2);
    private static final int HISTORIES = Integer.getInteger("life.histories", 20);
    private static final int AT_ONCE = Integer.getInteger("life.at-once", 1);

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void allHistories(TestDatabase database) {
        Histories histories = new Histories();
        try (Store store = TestDatabase.open(database.fresh(directory))) {
            histories.all(new StoredLedger(store), new ArrayList<>(), DEPTH);
        }
        histories.count(database);
    }

    @ParameterizedTest
    @EnumSource
    void longRandomHistories(TestDatabase database) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Path own = directory.resolve(Integer.toString(i));
                runs.add(threads.submit(() -> longRandomHistories(database, own)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }

    private static void longRandomHistories(TestDatabase database, Path directory) {
        try (Store store = TestDatabase.open(database.fresh(directory))) {
            new Histories().random(new StoredLedger(store), HISTORIES / AT_ONCE);
        }
    }
}
