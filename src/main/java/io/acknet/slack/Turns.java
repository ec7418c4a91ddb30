package io.acknet.slack;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// Lets what concerns the same thing go one after the other, in this process.
final class Turns {
    /// Far more than there are at a time, so that hardly any two things share one.
    private static final int LOCKS = 1_024;

    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    Turns() {
        Arrays.setAll(locks, _ -> new ReentrantLock());
    }

    void take(String thing, Runnable work) {
        ReentrantLock lock = locks[Math.floorMod(thing.hashCode(), LOCKS)];
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
