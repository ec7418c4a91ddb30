package io.acknet.change;

import io.acknet.store.Store;
import io.acknet.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Histories of changes in one database.
class StoredLifeTest extends Histories {
    private static final int DEPTH = Integer.getInteger("life.depth", 2);
    private static final int HISTORIES = Integer.getInteger("life.histories", 20);

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void allHistories(TestDatabase database) {
        try (Store store = TestDatabase.open(database.fresh(directory))) {
            all(new StoredLedger(store), new ArrayList<>(), DEPTH);
        }
        count(database);
    }

    @ParameterizedTest
    @EnumSource
    void longRandomHistories(TestDatabase database) {
        try (Store store = TestDatabase.open(database.fresh(directory))) {
            random(new StoredLedger(store), HISTORIES);
        }
    }
}
