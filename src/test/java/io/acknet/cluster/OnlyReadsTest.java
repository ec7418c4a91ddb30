package io.acknet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The client below a reader, as an administrator who may do everything: still nothing but reads
/// reaches the API server.
class OnlyReadsTest {
    private static final ConfigMap MAP =
            new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("kube-flannel-cfg")
                    .withNamespace("kube-system")
                    .endMetadata()
                    .addToData("cni-conf.json", "{}")
                    .build();

    @TempDir Path directory;
    private SimulatedCluster simulated;
    private Cluster cluster;

    @BeforeEach
    void connect() throws IOException {
        simulated = SimulatedCluster.start(Scenarios.flannel());
        Path file = directory.resolve("kubeconfig");
        Files.writeString(file, simulated.kubeconfig(SimulatedCluster.ADMIN));
        cluster =
                Cluster.connect(
                        Target.of("lab", "test", file, Optional.empty()),
                        Limits.DEFAULT,
                        Clock.systemUTC());
    }

    @AfterEach
    void disconnect() {
        cluster.close();
        simulated.close();
    }

    static Stream<Consumer<KubernetesClient>> writes() {
        return Stream.of(
                client -> client.resource(MAP).create(),
                client -> client.resource(MAP).update(),
                client -> client.resource(MAP).patch(),
                client -> client.resource(MAP).serverSideApply(),
                client -> client.resource(MAP).delete(),
                client -> client.configMaps().inNamespace("kube-system").delete(),
                client ->
                        client.configMaps()
                                .inNamespace("kube-system")
                                .withName("kube-flannel-cfg")
                                .patch(
                                        PatchContext.of(PatchType.JSON),
                                        "[{\"op\":\"remove\",\"path\":\"/data\"}]"),
                client -> client.pods().inNamespace("kube-system").withName("x").evict(),
                client ->
                        client.apps()
                                .deployments()
                                .inNamespace("kube-system")
                                .withName("coredns")
                                .scale(0));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void noMethodOfTheClientWrites(Consumer<KubernetesClient> write) {
        assertThatThrownBy(() -> write.accept(cluster.client()))
                .satisfies(fault ->
                        assertThat(chain(fault))
                                .hasAtLeastOneElementOfType(OnlyReads.Refused.class));
        assertThat(simulated.requests()).allMatch(request -> request.method().equals("GET"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/namespaces/kube-system/configmaps/x",
        "PATCH, /api/v1/namespaces/kube-system/configmaps/x",
        "DELETE, /api/v1/namespaces/kube-system/configmaps/x",
        "POST, /api/v1/namespaces/kube-system/configmaps",
        "POST, /api/v1/namespaces/kube-system/pods/x/eviction",
        "POST, /apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
        "GET, /api/v1/namespaces/kube-system/pods/x/exec",
        "GET, /api/v1/namespaces/kube-system/pods/x/portforward",
        "GET, /api/v1/namespaces/kube-system/services/x/proxy/admin"
    })
    void noVerbButReadsLeavesTheProcess(String method, String path) {
        HttpRequest request =
                cluster.client()
                        .getHttpClient()
                        .newHttpRequestBuilder()
                        .uri(simulated.url() + path)
                        .method(method, "application/json", method.equals("GET") ? null : "{}")
                        .build();

        assertThatThrownBy(() ->
                        cluster.client().getHttpClient().sendAsync(request, String.class).join())
                .satisfies(fault ->
                        assertThat(chain(fault))
                                .hasAtLeastOneElementOfType(OnlyReads.Refused.class));
        assertThat(simulated.requests()).isEmpty();
    }

    @Test
    void readsAndAsksWhatItMayDo() {
        ClusterReader reader = cluster.reader();

        assertThat(reader.identity()).isInstanceOf(Read.Found.class);
        assertThat(reader.allows(Permission.list(Kinds.NODES)))
                .isInstanceOfSatisfying(
                        Read.Found.class, found -> assertThat(found.value()).isEqualTo(true));
    }

    @Test
    void readsEachObjectOncePerRun() {
        ClusterReader reader = cluster.reader();
        reader.list(Kinds.NODES, Scope.EVERYWHERE);
        int once = simulated.requests().size();
        reader.list(Kinds.NODES, Scope.EVERYWHERE);

        assertThat(simulated.requests()).hasSize(once);
    }

    private static List<Throwable> chain(Throwable fault) {
        return Stream.iterate(fault, f -> f != null, Throwable::getCause).limit(20).toList();
    }
}
