package io.acknet.check.large;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All checks in one run, in a process of its own.
public final class AllChecks {
    private AllChecks() {}

    /// @param args the kubeconfig
    public static void main(String[] args) {
        Target target = Target.of("large", "bench", Path.of(args[0]), Optional.empty());
        long start = System.nanoTime();
        try (Cluster cluster = Cluster.connect(target, Limits.DEFAULT, Clock.systemUTC())) {
            ClusterReader reader = cluster.reader();
            Checks checks = Checks.standard();
            checks.announce(checks.all().stream().map(Check::id).toList(), reader);
            List<Report> reports =
                    checks.all().stream()
                            .map(check -> {
                                long from = System.nanoTime();
                                Report report = checks.run(check.id(), reader, Map.of());
                                System.out.printf(
                                        "%-16s %-14s %6.2f s%n",
                                        report.check(),
                                        report.verdict(),
                                        (System.nanoTime() - from) / 1e9);
                                return report;
                            })
                            .toList();
            System.out.println(Usage.since(start).line());
        }
    }
}
