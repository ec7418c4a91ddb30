package io.acknet.rehearsal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Faults.Where PATCHES = Faults.Where.of("PATCH", "/configmaps/");
    private static final Faults.Where NODES = Faults.Where.of("GET", "/nodes");

    private final Bench bench = new Bench(Scenarios.flannel());

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void refusesAsOftenAsAsked() {
        bench.cluster().faults().times(1, NODES, new Fault.Refuse(500));
        assertThat(failure(this::nodes).getCode()).isEqualTo(500);
        assertThat(nodes()).isEqualTo(3);
    }

    @Test
    void speaksWithEveryStatus() {
        for (int status : new int[] {403, 404, 409, 410, 429, 500, 503, 504}) {
            bench.cluster().faults().times(1, NODES, new Fault.Refuse(status));
            assertThat(failure(this::nodes).getCode()).isEqualTo(status);
        }
    }

    @Test
    void carriesOutWhatItSaysFailed() {
        bench.cluster().faults().times(1, PATCHES, new Fault.FailAfterwards(500));
        assertThat(failure(this::patch).getCode()).isEqualTo(500);
        assertThat(patched()).isTrue();
        assertThat(last("PATCH").applied()).isTrue();
        assertThat(last("PATCH").status()).isEqualTo(500);
    }

    @Test
    void dropsTheConnectionBeforeTheWrite() {
        bench.cluster().faults().times(1, PATCHES, new Fault.DropBefore());
        assertThatThrownBy(this::patch).isInstanceOf(KubernetesClientException.class);
        assertThat(patched()).isFalse();
        assertThat(last("PATCH").applied()).isFalse();
    }

    @Test
    void dropsTheConnectionAfterTheWrite() {
        bench.cluster().faults().times(1, PATCHES, new Fault.DropAfter());
        assertThatThrownBy(this::patch).isInstanceOf(KubernetesClientException.class);
        assertThat(patched()).isTrue();
        assertThat(last("PATCH").status()).isZero();
        assertThat(last("PATCH").applied()).isTrue();
    }

    @Test
    void cutsAnAnswerShort() {
        bench.cluster().faults().times(1, NODES, new Fault.Cut(100));
        assertThatThrownBy(this::nodes).isInstanceOf(KubernetesClientException.class);
    }

    @Test
    void answersLate() {
        bench.cluster().faults().times(1, NODES, new Fault.Delay(Duration.ofMillis(300)));
        Instant begin = Instant.now();
        assertThat(nodes()).isEqualTo(3);
        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void drawsTheSameFaultsFromTheSameSeed() {
        assertThat(draw(7)).isEqualTo(draw(7)).contains("500").contains("3");
    }

    @Test
    void forgetsPagesWhenItIsCompacted() {
        var first = bench.client().nodes().list(new ListOptionsBuilder().withLimit(1L).build());
        assertThat(first.getMetadata().getRemainingItemCount()).isEqualTo(2);
        bench.delete(bench.pods("cart").getFirst());
        bench.cluster().compact();
        KubernetesClientException expired =
                failure(() ->
                        bench.client()
                                .nodes()
                                .list(
                                        new ListOptionsBuilder()
                                                .withLimit(1L)
                                                .withContinue(first.getMetadata().getContinue())
                                                .build()));
        assertThat(expired.getCode()).isEqualTo(410);
        assertThat(expired.getStatus().getReason()).isEqualTo("Expired");
        assertThat(expired.getStatus().getMetadata().getContinue()).isNotBlank();
    }

    @Test
    void letsAThirdPartyPutItsOwnBack() {
        String before = flannel().getData().get("cni-conf.json");
        bench.cluster()
                .onChange(change -> {
                    if (change.name().equals("kube-flannel-cfg")
                            && Tree.text(change.object(), "data", "acknet").equals("x")) {
                        change.before().ifPresent(it -> restore(it));
                    }
                });
        patch();
        assertThat(patched()).isFalse();
        assertThat(flannel().getData()).containsEntry("cni-conf.json", before);
    }

    @Test
    void isAnotherClusterInAnotherScenario() {
        String uid =
                bench.client().namespaces().withName("kube-system").get().getMetadata().getUid();
        bench.cluster().load(Scenarios.terway());
        assertThat(bench.client().namespaces().withName("kube-system").get().getMetadata().getUid())
                .isNotEqualTo(uid);
        assertThat(bench.pods("terway-eniip")).hasSize(3).allMatch(Bench::isReady);
        bench.cluster().load(Scenarios.flannel());
        assertThat(bench.client().namespaces().withName("kube-system").get().getMetadata().getUid())
                .isEqualTo(uid);
    }

    @Test
    void notesWhoAskedForWhat() {
        try (var dev = bench.client("dev")) {
            failure(() -> dev.nodes().list());
        }
        SeenRequest seen = last("GET");
        assertThat(seen.user()).isEqualTo("dev");
        assertThat(seen.path()).isEqualTo("/api/v1/nodes");
        assertThat(seen.status()).isEqualTo(403);
        assertThat(seen.applied()).isFalse();
    }

    private void restore(com.fasterxml.jackson.databind.node.ObjectNode before) {
        var object = before.deepCopy();
        Meta.of(object).remove("resourceVersion");
        bench.cluster().apply(List.of(object));
    }

    private List<String> draw(long seed) {
        Faults faults = bench.cluster().faults();
        faults.random(seed, 0.5, NODES, List.of(new Fault.Refuse(500), new Fault.Refuse(429)));
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try {
                drawn.add("" + nodes());
            } catch (KubernetesClientException e) {
                drawn.add("" + e.getCode());
            }
        }
        faults.clear();
        return drawn;
    }

    private int nodes() {
        return bench.client().nodes().list().getItems().size();
    }

    private void patch() {
        bench.client()
                .configMaps()
                .inNamespace("kube-system")
                .withName("kube-flannel-cfg")
                .patch(
                        PatchContext.of(PatchType.JSON),
                        "[{\"op\":\"add\",\"path\":\"/data/acknet\",\"value\":\"x\"}]");
    }

    private boolean patched() {
        return flannel().getData().containsKey("acknet");
    }

    private ConfigMap flannel() {
        return bench.client()
                .configMaps()
                .inNamespace("kube-system")
                .withName("kube-flannel-cfg")
                .get();
    }

    private SeenRequest last(String method) {
        return bench.cluster().requests().stream()
                .filter(it -> it.method().equals(method))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static KubernetesClientException failure(Runnable call) {
        return catchThrowableOfType(KubernetesClientException.class, call::run);
    }
}
