package io.acknet.match.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a question costs the thread that asks it.
///
/// @param mean CPU time in microseconds, as are `p50` and `p99`
/// @param bytes allocated in the heap of the JVM
record Cost(double mean, double p50, double p99, double bytes) {
    private static final double MICRO = 1_000;

    /// Enough rounds for the compiler to have done its work; slow engines are warm earlier.
    private static final int MOST_ROUNDS = 20;

    /// @param seconds of CPU time for warming up, and as many for measuring, one round at least
    static Cost of(Engine engine, List<String> questions, double seconds) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        rounds(engine, questions, thread, seconds);
        return rounds(engine, questions, thread, seconds);
    }

    private static Cost rounds(
            Engine engine, List<String> questions, ThreadMXBean thread, double seconds) {
        List<Long> times = new ArrayList<>();
        long end = thread.getCurrentThreadCpuTime() + (long) (seconds * 1e9);
        long bytes = 0;
        for (int i = 0; i < MOST_ROUNDS; i++) {
            for (String question : questions) {
                long allocated = thread.getCurrentThreadAllocatedBytes();
                long start = thread.getCurrentThreadCpuTime();
                engine.ranked(question);
                times.add(thread.getCurrentThreadCpuTime() - start);
                bytes += thread.getCurrentThreadAllocatedBytes() - allocated;
            }
            if (thread.getCurrentThreadCpuTime() > end) {
                break;
            }
        }
        double[] sorted = times.stream().mapToDouble(nanos -> nanos / MICRO).sorted().toArray();
        return new Cost(
                Arrays.stream(sorted).average().orElse(0),
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                (double) bytes / sorted.length);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
