package io.acknet.check.large;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Locale;

/// What this process has used.
///
/// @param wall in seconds, since the start that was given
/// @param cpu in seconds, of all threads since the process began
/// @param peak the most that the heap had in use at any time, in bytes, with garbage
record Usage(double wall, double cpu, long peak) {
    private static final double NANO = 1e9;

    static Usage since(long startNanos) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long peak =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(java.lang.management.MemoryUsage::getUsed)
                        .sum();
        return new Usage(
                (System.nanoTime() - startNanos) / NANO, system.getProcessCpuTime() / NANO, peak);
    }

    String line() {
        return String.format(Locale.ROOT, "usage %.3f %.3f %d", wall, cpu, peak);
    }
}
