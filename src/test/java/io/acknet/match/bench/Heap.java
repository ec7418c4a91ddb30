package io.acknet.match.bench;

import java.lang.management.ManagementFactory;

/// How much of the heap is alive.
final class Heap {
    private static final int COLLECTIONS = 3;

    private Heap() {}

    static long alive() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
