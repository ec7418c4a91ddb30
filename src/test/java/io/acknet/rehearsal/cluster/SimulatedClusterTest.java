package io.acknet.rehearsal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedClusterTest {

    static Iterable<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isReadByTheUnmodifiedClient(Scenario scenario) {
        try (SimulatedCluster cluster = SimulatedCluster.start(scenario);
                KubernetesClient client = client(cluster, SimulatedCluster.ADMIN)) {
            assertThat(client.getKubernetesVersion().getGitVersion()).isEqualTo(scenario.version());
            assertThat(client.nodes().list().getItems()).hasSizeGreaterThan(2);
            assertThat(client.namespaces().withName("kube-system").get().getMetadata().getUid())
                    .isNotEmpty();
            assertThat(client.apps().daemonSets().inAnyNamespace().list().getItems())
                    .extracting(it -> it.getMetadata().getName())
                    .contains("kube-proxy-worker");
        }
    }

    static KubernetesClient client(SimulatedCluster cluster, String user) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(cluster.kubeconfig(user)))
                .build();
    }
}
