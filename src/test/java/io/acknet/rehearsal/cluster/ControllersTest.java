package io.acknet.rehearsal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControllersTest {
    private static final String FIRST = "cn-hangzhou.192.168.0.11";
    private static final String SECOND = "cn-hangzhou.192.168.0.12";

    @Test
    void tellsOfTheMissingVersionInTheWordsOfTheRuntime() {
        try (Bench bench = new Bench(Scenarios.flannelCniVersion())) {
            assertThat(bench.readiness(FIRST))
                    .isEqualTo(
                            "False KubeletNotReady: runtime network not ready: NetworkReady=false"
                                    + " reason:NetworkPluginNotReady message:docker: network plugin is"
                                    + " not ready: cni config uninitialized");
            assertThat(bench.readiness("cn-hangzhou.192.168.0.14"))
                    .isEqualTo("True KubeletReady: kubelet is posting ready status");
        }
    }

    @Test
    void mendsANodeOnlyWhenItsFlannelPodTakesUpTheMendedConfiguration() {
        try (Bench bench = new Bench(Scenarios.flannelCniVersion())) {
            configure(bench, "{\"name\":\"cb0\",\"cniVersion\":\"0.3.0\",\"type\":\"flannel\"}");
            bench.pass(60);
            assertThat(bench.readiness(FIRST)).startsWith("False");
            bench.delete(bench.flannelOn(FIRST));
            bench.pass(5);
            assertThat(bench.readiness(FIRST)).startsWith("True KubeletReady");
            assertThat(bench.readiness(SECOND)).startsWith("False");
        }
    }

    @Test
    void breaksTheNodeThatTakesUpWhatCannotBeParsed() {
        try (Bench bench = new Bench(Scenarios.healthyFlannel())) {
            configure(bench, "{\"cniVersion\":\"0.3.1\",}");
            bench.delete(bench.flannelOn(FIRST));
            bench.pass(5);
            assertThat(bench.readiness(FIRST))
                    .endsWith(
                            "container runtime network not ready: NetworkReady=false"
                                    + " reason:NetworkPluginNotReady message:Network plugin returns"
                                    + " error: cni plugin not initialized");
            assertThat(bench.readiness(SECOND)).startsWith("True");
        }
    }

    @Test
    void breaksTheNodeWhereAListIsInstalledAsASinglePlugin() {
        try (Bench bench = new Bench(Scenarios.flannelCniVersion())) {
            configure(
                    bench,
                    "{\"name\":\"cb0\",\"cniVersion\":\"0.3.1\",\"plugins\":[{\"type\":\"flannel\"}]}");
            bench.delete(bench.flannelOn(FIRST));
            bench.pass(5);
            assertThat(bench.readiness(FIRST)).startsWith("False");
        }
    }

    @Test
    void replacesADaemonPodOnItsNodeAndMakesItReadyInTime() {
        try (Bench bench = new Bench(Scenarios.flannel())) {
            bench.cluster().fates(pod -> new Fate.Ready(Duration.ofSeconds(30)));
            Pod old = bench.flannelOn(FIRST);
            bench.delete(old);
            bench.pass(2);
            Pod next = bench.flannelOn(FIRST);
            assertThat(next.getMetadata().getUid()).isNotEqualTo(old.getMetadata().getUid());
            assertThat(next.getStatus().getPhase()).isEqualTo("Pending");
            assertThat(flannelReady(bench)).isEqualTo(2);
            bench.pass(30);
            assertThat(Bench.isReady(bench.flannelOn(FIRST))).isTrue();
            assertThat(flannelReady(bench)).isEqualTo(3);
        }
    }

    @Test
    void leavesAPodThatIsStuckUnready() {
        try (Bench bench = new Bench(Scenarios.flannel())) {
            bench.cluster().fates(pod -> new Fate.Stuck());
            bench.delete(bench.flannelOn(FIRST));
            bench.pass(600);
            assertThat(Bench.isReady(bench.flannelOn(FIRST))).isFalse();
        }
    }

    @Test
    void countsTheRestartsOfAPodThatCrashes() {
        try (Bench bench = new Bench(Scenarios.flannel())) {
            bench.cluster().fates(pod -> new Fate.Crashing(Duration.ofSeconds(1)));
            bench.delete(bench.flannelOn(FIRST));
            bench.pass(60);
            var status = bench.flannelOn(FIRST).getStatus().getContainerStatuses().getFirst();
            assertThat(status.getRestartCount()).isGreaterThan(2);
            assertThat(status.getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
        }
    }

    @Test
    void leavesPodsTerminatingOnANodeThatIsLost() {
        try (Bench bench = new Bench(Scenarios.flannel())) {
            bench.client()
                    .nodes()
                    .withName(FIRST)
                    .subresource("status")
                    .patch(
                            PatchContext.of(PatchType.STRATEGIC_MERGE),
                            "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"Unknown\","
                                    + "\"reason\":\"NodeStatusUnknown\"}]}}");
            bench.delete(bench.flannelOn(FIRST));
            bench.pass(600);
            assertThat(bench.flannelOn(FIRST).getMetadata().getDeletionTimestamp()).isNotBlank();
        }
    }

    @Test
    void keepsOnlyReadyBackendsInTheSlices() {
        try (Bench bench = new Bench(Scenarios.flannel())) {
            assertThat(readyBackends(bench)).isEqualTo(1);
            bench.cluster().fates(pod -> new Fate.Stuck());
            bench.delete(bench.pods("cart").getFirst());
            bench.pass(5);
            assertThat(readyBackends(bench)).isZero();
        }
    }

    @Test
    void rollsOutAChangedTemplate() {
        try (Bench bench = new Bench(Scenarios.flannel())) {
            String before = bench.pods("cart").getFirst().getMetadata().getName();
            bench.client()
                    .apps()
                    .deployments()
                    .inNamespace("web")
                    .withName("cart")
                    .patch(
                            PatchContext.of(PatchType.STRATEGIC_MERGE),
                            "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":"
                                    + "{\"kubectl.kubernetes.io/restartedAt\":\"now\"}}}}}");
            bench.pass(10);
            assertThat(bench.pods("cart"))
                    .singleElement()
                    .matches(Bench::isReady)
                    .extracting(it -> it.getMetadata().getName())
                    .isNotEqualTo(before);
        }
    }

    @Test
    void letsABudgetStopTheSecondEviction() {
        try (Bench bench = new Bench(Scenarios.flannel())) {
            bench.cluster().fates(pod -> new Fate.Stuck());
            List<Pod> dns =
                    bench.client()
                            .pods()
                            .inAnyNamespace()
                            .withLabel("k8s-app", "kube-dns")
                            .list()
                            .getItems();
            evict(bench, dns.get(0));
            KubernetesClientException refused =
                    catchThrowableOfType(
                            KubernetesClientException.class, () -> evict(bench, dns.get(1)));
            assertThat(refused.getCode()).isEqualTo(429);
            assertThat(refused.getMessage())
                    .contains("Cannot evict pod as it would violate the pod's disruption budget.");
        }
    }

    @Test
    void endsWhatANamespaceHolds() {
        try (Bench bench = new Bench(Scenarios.flannel())) {
            bench.client().namespaces().withName("web").delete();
            bench.pass(60);
            assertThat(bench.client().namespaces().withName("web").get()).isNull();
            assertThat(bench.client().pods().inNamespace("web").list().getItems()).isEmpty();
        }
    }

    private static void configure(Bench bench, String json) {
        bench.client()
                .configMaps()
                .inNamespace("kube-system")
                .withName("kube-flannel-cfg")
                .edit(it -> {
                    it.getData().put("cni-conf.json", json);
                    return it;
                });
    }

    private static int flannelReady(Bench bench) {
        return bench.client()
                .apps()
                .daemonSets()
                .inNamespace("kube-system")
                .withName("kube-flannel-ds")
                .get()
                .getStatus()
                .getNumberReady();
    }

    private static long readyBackends(Bench bench) {
        return bench
                .client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace("web")
                .withLabel("kubernetes.io/service-name", "cart")
                .list()
                .getItems()
                .stream()
                .flatMap(it -> it.getEndpoints().stream())
                .filter(it -> it.getConditions().getReady())
                .count();
    }

    private static void evict(Bench bench, Pod pod) {
        String name = pod.getMetadata().getName();
        bench.client()
                .raw(
                        "/api/v1/namespaces/kube-system/pods/" + name + "/eviction",
                        "POST",
                        "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\""
                                + name
                                + "\"}}");
    }
}
