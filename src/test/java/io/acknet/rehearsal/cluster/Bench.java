package io.acknet.rehearsal.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A simulated cluster whose time is stepped, with an administrator's client that tries once.
final class Bench implements AutoCloseable {
    private final SteppedTime time = new SteppedTime(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedCluster cluster;
    private final KubernetesClient client;

    Bench(Scenario scenario) {
        cluster = SimulatedCluster.start(scenario, time);
        client = client(SimulatedCluster.ADMIN);
    }

    SimulatedCluster cluster() {
        return cluster;
    }

    KubernetesClient client() {
        return client;
    }

    KubernetesClient client(String user) {
        Config config = Config.fromKubeconfig(cluster.kubeconfig(user));
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build())
                .build();
    }

    void pass(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    List<Pod> pods(String app) {
        return client.pods().inAnyNamespace().withLabel("app", app).list().getItems();
    }

    Pod flannelOn(String node) {
        return pods("flannel").stream()
                .filter(it -> it.getSpec().getNodeName().equals(node))
                .findFirst()
                .orElseThrow();
    }

    void delete(Pod pod) {
        client.resource(pod).delete();
    }

    String readiness(String node) {
        Node found = client.nodes().withName(node).get();
        return found.getStatus().getConditions().stream()
                .filter(it -> it.getType().equals("Ready"))
                .map(Bench::sentence)
                .findFirst()
                .orElse("none");
    }

    static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    private static String sentence(NodeCondition ready) {
        return ready.getStatus() + " " + ready.getReason() + ": " + ready.getMessage();
    }

    @Override
    public void close() {
        client.close();
        cluster.close();
    }
}
