package io.acknet.change;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Every history of a change, in memory.
class LifeTest extends Histories {
    private static final int DEPTH = Integer.getInteger("life.depth", 6);
    private static final int HISTORIES = Integer.getInteger("life.histories", 5_000);

    @Test
    void allHistories() {
        all(new MemoryLedger(), new ArrayList<>(), DEPTH);
        count("in memory");
    }

    @Test
    void longRandomHistories() {
        random(null, HISTORIES);
    }
}
