package io.acknet.check;

import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Target;
import io.acknet.rehearsal.cluster.Manifests;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Runs checks against a simulated cluster, as the service account that `deploy` sets up.
public final class Bench implements AutoCloseable {
    private static final String ACCOUNT = "system:serviceaccount:acknet:acknet";
    private static final Clock CLOCK = Clock.fixed(StillTime.NOW, ZoneOffset.UTC);

    /// Longer than any honest answer here.
    static final int BYTES = 1 << 20;

    /// Short for a line that breaks; the page of two makes every list have several.
    static final Limits QUICK =
            new Limits(Duration.ofMillis(1500), Duration.ofSeconds(15), 2, BYTES);

    private static final Limits PATIENT =
            new Limits(Duration.ofSeconds(30), Duration.ofMinutes(2), 2, BYTES);

    private static final FaultyProxy.Plan NO_FAULT = (_, _) -> FaultyProxy.Fault.NONE;

    private final SimulatedCluster simulated;
    private final FaultyProxy proxy;
    private final FaultyProxy.Plan plan;
    private final Limits limits;

    private Bench(SimulatedCluster simulated, FaultyProxy.Plan plan, Limits limits) {
        this.simulated = simulated;
        this.proxy = FaultyProxy.before(simulated.url());
        this.plan = plan;
        this.limits = limits;
    }

    public static Bench of(Scenario scenario) {
        return new Bench(start(scenario), NO_FAULT, PATIENT);
    }

    public static Bench faulty(Scenario scenario, FaultyProxy.Plan plan) {
        return new Bench(start(scenario), plan, QUICK);
    }

    private static SimulatedCluster start(Scenario scenario) {
        return SimulatedCluster.start(scenario, new StillTime());
    }

    Report run(String check, Map<String, String> params) {
        return run(Checks.standard(), check, params);
    }

    Report run(Checks checks, String check, Map<String, String> params) {
        return look(reader -> checks.run(check, reader, params));
    }

    /// Something else than a check, on one snapshot.
    public <T> T look(Function<ClusterReader, T> how) {
        try (Cluster cluster = connect(proxy.line(plan), limits)) {
            return how.apply(cluster.reader());
        }
    }

    private Cluster connect(URI server, Limits within) {
        Path kubeconfig = kubeconfig(server);
        try {
            Target target = Target.of("bench", "test", kubeconfig, Optional.empty());
            return Cluster.connect(target, within, CLOCK);
        } finally {
            delete(kubeconfig);
        }
    }

    /// A connection of its own that is kept between runs, each of which has its own faults: to make a
    /// connection takes longer than a run. For one thread at a time.
    final class Station implements AutoCloseable {
        private final AtomicReference<FaultyProxy.Plan> faults = new AtomicReference<>(NO_FAULT);
        private final Cluster cluster;

        Station(Limits within) {
            this.cluster =
                    connect(proxy.line((uri, earlier) -> faults.get().of(uri, earlier)), within);
        }

        Report run(String check, Map<String, String> params, FaultyProxy.Plan plan) {
            faults.set(plan);
            return Checks.standard().run(check, cluster.reader(), params);
        }

        @Override
        public void close() {
            cluster.close();
        }
    }

    /// Leaves acknet these rights and no others.
    void grant(List<Permission> rights) {
        simulated.apply(Manifests.parse(ReadRole.standard(rights)));
        simulated.apply(Manifests.parse(ReadRole.upstream(rights)));
    }

    /// The reads that reached the cluster.
    List<SeenRequest> requests() {
        return simulated.requests();
    }

    private Path kubeconfig(URI server) {
        try {
            Path file = Files.createTempFile("acknet-bench", ".kubeconfig");
            String direct = simulated.kubeconfig(ACCOUNT);
            Files.writeString(file, direct.replace(simulated.url().toString(), server.toString()));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nobody listens any more.
    void stop() {
        proxy.close();
    }

    @Override
    public void close() {
        proxy.close();
        simulated.close();
    }
}
