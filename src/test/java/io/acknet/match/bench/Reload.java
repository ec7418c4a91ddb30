package io.acknet.match.bench;

import io.acknet.knowledge.Library;
import io.acknet.match.Matcher;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/// How long it takes a matcher to take in a changed library, in a JVM that is warm: by the
/// clock, and in CPU time of the thread, which a busy machine does not stretch.
final class Reload {
    private static final int TOPICS = 100;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 40;
    private static final long SEED = 7;

    private static final double NANOS_PER_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final PrintStream out;

    Reload(PrintStream out) {
        this.out = out;
    }

    void print() {
        Library library = Corpus.of(TOPICS, SEED);
        Matcher matcher = Matcher.of(library);
        IntStream.range(0, WARM_UP).forEach(_ -> matcher.with(library).close());
        double[] wall = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            long busy = threads.getCurrentThreadCpuTime();
            matcher.with(library).close();
            cpu[i] = (threads.getCurrentThreadCpuTime() - busy) / NANOS_PER_MILLI;
            wall[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
        out.printf(
                Locale.ROOT,
                "reload of %d topics, warm, %d rounds: clock %s; CPU %s%n",
                TOPICS,
                ROUNDS,
                spread(wall),
                spread(cpu));
    }

    private static String spread(double[] millis) {
        double[] sorted = Arrays.stream(millis).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "median %.1f ms, best %.1f ms, worst %.1f ms",
                sorted[ROUNDS / 2],
                sorted[0],
                sorted[ROUNDS - 1]);
    }
}
