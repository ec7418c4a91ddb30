package io.acknet.check.large;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Target;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All checks in one run, as `acknet check all` does, in a process of its own.
public final class AllChecks {
    private static final double NANO = 1e9;

    private AllChecks() {}

    /// @param args the kubeconfig
    public static void main(String[] args) {
        Target target = Target.of("large", "bench", Path.of(args[0]), Optional.empty());
        try (Cluster cluster = Cluster.connect(target, Limits.DEFAULT, Clock.systemUTC())) {
            ClusterReader reader = cluster.reader();
            Checks checks = Checks.standard();
            try {
                checks.announce(checks.all().stream().map(Check::id).toList(), reader);
                checks.all().forEach(check -> print(check, checks, reader));
                System.out.println(Usage.now().line());
            } finally {
                Reference.reachabilityFence(reader);
            }
        }
    }

    private static void print(Check check, Checks checks, ClusterReader reader) {
        long start = System.nanoTime();
        Report report = checks.run(check.id(), reader, Map.of());
        System.out.printf(
                Locale.ROOT,
                "check %-16s %-14s %6.2f s%n",
                report.check(),
                report.verdict(),
                (System.nanoTime() - start) / NANO);
    }
}
