package io.acknet.check.large;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a process has used until now.
///
/// @param cpu of all threads, in seconds
/// @param collecting spent by the garbage collector, in seconds
/// @param alive bytes in the heap that are in use
record Usage(double cpu, double collecting, long alive) {
    private static final double NANO = 1e9;
    private static final double MILLI = 1e3;
    private static final double TICKS = 100;

    /// Counted after the name, which may hold blanks; the state is the first.
    private static final int CUTIME = 13;

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

    /// CPU of the processes that this one started and that have ended, in seconds: `cutime` and `cstime`
    /// of `proc(5)`, in hundredths. NaN where there is no such file.
    static double ofEndedChildren() throws IOException {
        Path file = Path.of("/proc/self/stat");
        if (!Files.exists(file)) {
            return Double.NaN;
        }
        String stat = Files.readString(file);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CUTIME + 1])) / TICKS;
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
