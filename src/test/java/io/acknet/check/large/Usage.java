package io.acknet.check.large;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// What a process has used until now.
///
/// @param cpu of all threads, in seconds
/// @param collecting spent by the garbage collector, in seconds
/// @param alive bytes in the heap that are in use
record Usage(double cpu, double collecting, long alive) {
    private static final double NANO = 1e9;
    private static final double MILLI = 1e3;

    static Usage now() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double cpu = system.getProcessCpuTime() / NANO;
        double collecting =
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                                .sum()
                        / MILLI;
        System.gc();
        long alive = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Usage(cpu, collecting, alive);
    }

    /// For the process that started this one.
    String line() {
        return String.format(Locale.ROOT, "usage %.3f %.3f %d", cpu, collecting, alive);
    }

    static Usage parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Usage(
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Long.parseLong(parts[3]));
    }
}
