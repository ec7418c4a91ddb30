package io.acknet.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.check.Checks;
import io.acknet.cluster.Target;
import io.acknet.fix.Diff;
import io.acknet.fix.Fixes;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.cluster.SteppedTime;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The desk and the executor over a simulated cluster, in one stepped time: waiting lets the cluster
/// live.
final class Bench implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-04T12:00:00Z");

    final SteppedTime cluster = new SteppedTime(START);
    final SimulatedCluster simulated;
    final KubernetesClient admin;
    final Ledger ledger;
    final ConnectedClusters clusters;
    final List<Change> told = new CopyOnWriteArrayList<>();
    final Fixes fixes;
    final Around around;
    final Policy policy;
    private final Path kubeconfig;
    volatile Consumer<String> failpoint = point -> {};
    volatile Runnable onSleep = () -> {};

    Bench(Scenario scenario) {
        this(scenario, new MemoryLedger(), Fixes.standard());
    }

    Bench(Scenario scenario, Ledger ledger, Fixes fixes) {
        this(scenario, ledger, fixes, false);
    }

    /// @param impersonate whether writes are made in the name of the requester
    Bench(Scenario scenario, Ledger ledger, Fixes fixes, boolean impersonate) {
        this.ledger = ledger;
        this.fixes = fixes;
        this.simulated = SimulatedCluster.start(scenario, cluster);
        this.admin = client(simulated);
        this.kubeconfig = kubeconfig(simulated);
        Target target =
                Target.of("prod", "production", kubeconfig, Optional.empty())
                        .withInsecureTlsForLab();
        this.clusters =
                new ConnectedClusters(
                        List.of(new ConnectedClusters.Way(target, target, impersonate)),
                        cluster::now);
        this.around =
                new Around(new Virtual(), this::who, told::add, point -> failpoint.accept(point));
        this.policy =
                Samples.policy(
                        SampleRules.of(1)
                                .fixes(
                                        Set.of(
                                                "cni-version",
                                                "test-fix",
                                                "disable-network-policy",
                                                "headless-service",
                                                "enable-hairpin"))
                                .made());
    }

    private Who who(Account account) {
        return new Who(account, Who.Standing.MEMBER, Set.of());
    }

    Rights rights() {
        return new Rights(policy, ledger);
    }

    Planning planning() {
        return new ClusterPlanning(fixes, clusters, new Diff(Redactor.standard()));
    }

    /// A process: its desk, and what it executes with.
    @SuppressWarnings("AvoidCommonTypeNames")
    final class Process implements Executions {
        final ChangeDesk desk;
        final Executor executor;
        final String owner;

        Process(String owner) {
            this.owner = owner;
            this.desk = new ChangeDesk(rights(), planning(), this, around);
            this.executor =
                    new Executor(
                            rights(),
                            clusters,
                            new Preflight(rights(), planning(), around),
                            Checking.of(Checks.standard(), fixes, clusters),
                            around);
        }

        Change propose(String fix, Map<String, String> params) {
            Answer answer =
                    desk.propose(
                            new Asking(
                                    Samples.ANNA,
                                    Samples.HERE,
                                    "prod",
                                    "production",
                                    uid(),
                                    fix,
                                    params));
            if (answer instanceof Answer.Done(Change change)) {
                return change;
            }
            throw new AssertionError("not proposed: " + answer);
        }

        Change approved(String fix) {
            Change change = propose(fix, Map.of());
            return approve(change);
        }

        Change approve(Change change) {
            Answer answer = desk.approve(change.id(), Samples.BO, Yes.typed("prod"));
            if (answer instanceof Answer.Done(Change after)) {
                return after;
            }
            throw new AssertionError("not approved: " + answer);
        }

        /// Executes it on this thread, to its end or a halt.
        Change execute(Change approved) {
            Tenure tenure = Tenure.claim(approved.id(), owner, ledger, around).orElseThrow();
            if (tenure.change().state() instanceof ChangeState.Approved state) {
                tenure.to(
                        state.start(tenure.now()),
                        List.of(),
                        Events.system("started", tenure.change()));
            }
            new Execution(executor, tenure).run();
            return ledger.find(approved.id()).orElseThrow();
        }

        Change takeUp(Change broken) {
            Tenure tenure = Tenure.claim(broken.id(), owner, ledger, around).orElseThrow();
            new Execution(executor, tenure).takeUp();
            return ledger.find(broken.id()).orElseThrow();
        }

        @Override
        public void wake() {}

        @Override
        public Optional<Change> proceed(Change halted, io.acknet.audit.AuditEvent event) {
            return Tenure.claim(halted.id(), owner, ledger, around)
                    .map(tenure -> {
                        if (tenure.change().state() instanceof ChangeState.Halted state) {
                            tenure.to(state.proceed(), List.of(), event);
                        }
                        Change executing = tenure.change();
                        new Execution(executor, tenure).run();
                        return executing;
                    });
        }
    }

    String uid() {
        return admin.namespaces().withName("kube-system").get().getMetadata().getUid();
    }

    String key(String map, String key) {
        ConfigMap found = admin.configMaps().inNamespace("kube-system").withName(map).get();
        return found.getData().getOrDefault(key, "");
    }

    void setKey(String map, String key, String value) {
        admin.configMaps()
                .inNamespace("kube-system")
                .withName(map)
                .edit(it -> {
                    it.getData().put(key, value);
                    return it;
                });
    }

    /// Requests that changed something, or tried to, other than the administrator's.
    List<SeenRequest> writes() {
        return simulated.requests().stream()
                .filter(SeenRequest::isWrite)
                .filter(it -> it.user().equals(USER))
                .filter(it -> !it.path().contains("selfsubjectaccessreviews"))
                .filter(it -> !it.query().contains("dryRun"))
                .toList();
    }

    static final String USER = SimulatedCluster.ADMIN;

    private static KubernetesClient client(SimulatedCluster simulated) {
        Config config = Config.fromKubeconfig(simulated.kubeconfig(SimulatedCluster.ADMIN));
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build())
                .build();
    }

    private static Path kubeconfig(SimulatedCluster simulated) {
        try {
            Path file = Files.createTempFile("acknet", ".kubeconfig");
            Files.writeString(file, simulated.kubeconfig(USER));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clusters.close();
        admin.close();
        simulated.close();
        try {
            Files.deleteIfExists(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Time that passes when the executor waits, and then for the cluster as well.
    private final class Virtual implements Time {
        @Override
        public Instant now() {
            return cluster.now();
        }

        @Override
        public long nanos() {
            return Duration.between(START, cluster.now()).toNanos();
        }

        @Override
        public void sleep(Duration length) {
            onSleep.run();
            cluster.advance(length);
        }
    }
}
