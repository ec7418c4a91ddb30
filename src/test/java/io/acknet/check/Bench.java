package io.acknet.check;

import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Target;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Runs checks against a simulated cluster, as the service account that `deploy` sets up.
public final class Bench implements AutoCloseable {
    private static final String ACCOUNT = "system:serviceaccount:acknet:acknet";
    private static final Clock CLOCK = Clock.fixed(StillTime.NOW, ZoneOffset.UTC);

    /// Short for a line that breaks; the page of two makes every list have several.
    static final Limits QUICK = new Limits(Duration.ofMillis(1500), Duration.ofSeconds(15), 2);

    private static final Limits PATIENT =
            new Limits(Duration.ofSeconds(30), Duration.ofMinutes(2), 2);

    private final SimulatedCluster simulated;
    private final FaultyProxy proxy;
    private final Path kubeconfig;
    private final Limits limits;

    private Bench(SimulatedCluster simulated, FaultyProxy proxy, Path kubeconfig, Limits limits) {
        this.simulated = simulated;
        this.proxy = proxy;
        this.kubeconfig = kubeconfig;
        this.limits = limits;
    }

    public static Bench of(Scenario scenario) {
        return start(scenario, (_, _) -> FaultyProxy.Fault.NONE, PATIENT);
    }

    public static Bench faulty(Scenario scenario, FaultyProxy.Plan plan) {
        return start(scenario, plan, QUICK);
    }

    private static Bench start(Scenario scenario, FaultyProxy.Plan plan, Limits limits) {
        SimulatedCluster simulated = SimulatedCluster.start(scenario, new StillTime());
        FaultyProxy proxy = FaultyProxy.before(simulated.url(), plan);
        try {
            Path file = Files.createTempFile("acknet-bench", ".kubeconfig");
            String direct = simulated.kubeconfig(ACCOUNT);
            Files.writeString(
                    file, direct.replace(simulated.url().toString(), proxy.url().toString()));
            return new Bench(simulated, proxy, file, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Report run(String check, Map<String, String> params) {
        return run(Checks.standard(), check, params);
    }

    Report run(Checks checks, String check, Map<String, String> params) {
        Target target = Target.of("bench", "test", kubeconfig, Optional.empty());
        try (Cluster cluster = Cluster.connect(target, limits, CLOCK)) {
            return checks.run(check, cluster.reader(), params);
        }
    }

    /// Something else than a check, on one snapshot.
    public <T> T look(Function<ClusterReader, T> how) {
        Target target = Target.of("bench", "test", kubeconfig, Optional.empty());
        try (Cluster cluster = Cluster.connect(target, limits, CLOCK)) {
            return how.apply(cluster.reader());
        }
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    /// Nobody listens any more.
    void stop() {
        proxy.close();
    }

    @Override
    public void close() {
        proxy.close();
        simulated.close();
        try {
            Files.deleteIfExists(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
