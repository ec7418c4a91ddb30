package io.acknet.change;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Every history of a change, in memory.
class LifeTest {
    private static final int DEPTH = Integer.getInteger("life.depth", 6);
    private static final int HISTORIES = Integer.getInteger("life.histories", 5_000);

    private final Histories histories = new Histories();

    @Test
    void allHistories() {
        histories.all(new MemoryLedger(), new ArrayList<>(), DEPTH);
        histories.count("in memory");
    }

    @Test
    void longRandomHistories() {
        histories.random(null, HISTORIES);
    }
}
