package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Ended;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Who.Standing;
import io.acknet.check.Verdict;
import io.acknet.cluster.Target;
import io.acknet.fix.Diff;
import io.acknet.fix.Fixes;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plan, approve, apply, roll, prove, undo, with every kind of step and in real time: over the simulated
/// cluster and, with `-Dkubeconfig=FILE`, over a real API server. There it needs an administrator and a
/// node that runs Pods; it makes a namespace of its own, writes to nothing outside, and removes it.
class RealClusterTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Checking WELL =
            _ -> Optional.of(new Checking.Outcome(Verdict.OK, Text.same("it is well")));

    @TempDir private Path directory;
    private final String namespace = "acknet-fix-" + UUID.randomUUID().toString().substring(0, 8);
    private final Optional<String> given = Optional.ofNullable(System.getProperty("kubeconfig"));
    private final Optional<SimulatedCluster> simulated =
            given.isEmpty()
                    ? Optional.of(SimulatedCluster.start(Scenarios.healthyFlannel()))
                    : Optional.empty();
    private final MemoryLedger ledger = new MemoryLedger();
    private KubernetesClient admin =
            new KubernetesClientBuilder().withConfig(Config.empty()).build();

    @BeforeEach
    void makeANamespace() throws IOException {
        Path kubeconfig = kubeconfig();
        admin =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(Files.readString(kubeconfig)))
                        .build();
        admin.load(new ByteArrayInputStream(objects().getBytes(StandardCharsets.UTF_8))).create();
        await(
                "the Pods to be Ready",
                () -> pods().size() > 1 && pods().stream().allMatch(RealClusterTest::isReady));
    }

    @AfterEach
    void removeIt() {
        admin.namespaces().withName(namespace).delete();
        admin.close();
        simulated.ifPresent(SimulatedCluster::close);
    }

    @Test
    void goesAllTheWayAndBack() throws IOException {
        List<String> before = uids();
        try (ConnectedClusters clusters = clusters();
                Runs runs = new Runs(rights(), clusters, planning(clusters), WELL, around())) {
            ChangeDesk desk = new ChangeDesk(rights(), planning(clusters), runs, around());
            Change done = carriedOut(desk, desk.propose(asking()));
            assertThat(done.request().diff()).contains("+  clusterIP: \"None\"");
            assertThat(key()).isEqualTo(OwnFix.NEW);
            assertThat(service()).isTrue();
            assertThat(uids()).doesNotContainAnyElementsOf(before);
            List<String> between = uids();
            Change undone = carriedOut(desk, desk.undo(done.id(), Samples.ANNA, Samples.HERE));
            assertThat(undone.request().undoOf()).contains(done.id());
            assertThat(key()).isEqualTo(OwnFix.OLD);
            assertThat(service()).isFalse();
            assertThat(uids()).doesNotContainAnyElementsOf(between);
        }
    }

    private Change carriedOut(ChangeDesk desk, Answer asked) {
        assertThat(asked).isInstanceOf(Answer.Done.class);
        String id = ((Answer.Done) asked).change().id();
        assertThat(desk.approve(id, Samples.BO, Yes.typed("prod"))).isInstanceOf(Answer.Done.class);
        await("the change to end", () -> stored(id).state() instanceof Ended);
        assertThat(stored(id).state()).isInstanceOf(Succeeded.class);
        return stored(id);
    }

    private Change stored(String id) {
        return ledger.find(id).orElseThrow();
    }

    private List<Pod> pods() {
        return admin.pods().inNamespace(namespace).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    private List<String> uids() {
        return pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
    }

    private String key() {
        return admin.configMaps()
                .inNamespace(namespace)
                .withName(OwnFix.NAME)
                .get()
                .getData()
                .getOrDefault(OwnFix.KEY, "");
    }

    private boolean service() {
        return admin.services().inNamespace(namespace).withName(OwnFix.NAME).get() != null;
    }

    private Asking asking() {
        String uid = admin.namespaces().withName("kube-system").get().getMetadata().getUid();
        return new Asking(
                Samples.ANNA, Samples.HERE, "prod", "production", uid, "own-fix", Map.of());
    }

    private Planning planning(ConnectedClusters clusters) {
        return new ClusterPlanning(
                new Fixes(List.of(new OwnFix(namespace)), Redactor.standard()),
                clusters,
                new Diff(Redactor.standard()));
    }

    private static Around around() {
        return new Around(
                Time.system(),
                account -> new Who(account, Standing.MEMBER, Set.of()),
                _ -> {},
                Failpoints.none());
    }

    private Rights rights() {
        return new Rights(
                Samples.policy(
                        SampleRules.of(1)
                                .fixes(Set.of("own-fix"))
                                .namespaces(Set.of(namespace))
                                .made()),
                ledger);
    }

    private ConnectedClusters clusters() throws IOException {
        Target target = Target.of("prod", "production", kubeconfig(), Optional.empty());
        Target lab = simulated.isPresent() ? target.withInsecureTlsForLab() : target;
        return new ConnectedClusters(
                List.of(new ConnectedClusters.Way(lab, lab, false)), InstantSource.system());
    }

    private Path kubeconfig() throws IOException {
        if (given.isPresent()) {
            return Path.of(given.get());
        }
        String text = simulated.orElseThrow().kubeconfig(SimulatedCluster.ADMIN);
        return Files.writeString(directory.resolve("kubeconfig"), text);
    }

    private static void await(String what, BooleanSupplier wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!wanted.getAsBoolean()) {
            assertThat(Instant.now()).as("waited for " + what).isBefore(end);
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private String objects() {
        return """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %1$s}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: own, namespace: %1$s}
        data: {key: '{"a": 1}'}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: own, namespace: %1$s}
        spec:
          selector: {matchLabels: {app: own-set}}
          template:
            metadata: {labels: {app: own-set}}
            spec:
              containers: [{name: pause, image: "registry.k8s.io/pause:3.9"}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: own, namespace: %1$s}
        spec:
          replicas: 1
          selector: {matchLabels: {app: own}}
          template:
            metadata: {labels: {app: own}}
            spec:
              containers: [{name: pause, image: "registry.k8s.io/pause:3.9"}]
        """
                .formatted(namespace);
    }
}
