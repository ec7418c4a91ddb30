package io.acknet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.cluster.Written.Ambiguous;
import io.acknet.cluster.Written.Landed;
import io.acknet.cluster.Written.Refused;
import io.acknet.cluster.Written.Why;
import io.acknet.rehearsal.cluster.Fault;
import io.acknet.rehearsal.cluster.Faults.Where;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each request is sent once, whatever comes of it, and is never taken for more than what is known.
class ClusterWriterTest {
    private static final String KEY = "/data/cni-conf.json";
    private static final Limits QUICK =
            new Limits(Duration.ofMillis(800), Duration.ofSeconds(20), 500, 1 << 20);
    private static final Provenance ON = new Provenance("chg-1-7", "chg-1", Optional.empty());

    @TempDir Path directory;
    private SimulatedCluster simulated;
    private Cluster cluster;
    private ClusterWriter writer;

    @BeforeEach
    void connect() throws IOException {
        simulated = SimulatedCluster.start(Scenarios.flannel());
        Target target = target(SimulatedCluster.ADMIN);
        cluster = Cluster.connect(target, QUICK, Clock.systemUTC());
        writer = ClusterWriter.connect(target, QUICK);
    }

    @AfterEach
    void disconnect() {
        writer.close();
        cluster.close();
        simulated.close();
    }

    @Test
    void patchesWhatItPins() {
        assertThat(writer.send(patch(map(), "{}"), ON)).isInstanceOf(Landed.class);

        assertThat(conf(map())).isEqualTo("{}");
        assertThat(map().getMetadata().getManagedFields())
                .anyMatch(entry -> entry.getManager().equals("acknet"));
        assertThat(writes()).extracting(SeenRequest::auditId).containsExactly("chg-1-7");
    }

    @Test
    void aDryRunAnswersWithTheObjectAndStoresNothing() {
        ConfigMap before = map();

        assertThat(writer.dryRun(patch(before, "{\"a\":1}"), ON))
                .isInstanceOfSatisfying(
                        Landed.class, it -> assertThat(it.json()).contains("{\\\"a\\\":1}"));
        assertThat(map()).isEqualTo(before);
    }

    @Test
    void refusesAnObjectThatHasChanged() {
        ConfigMap seen = map();
        writer.send(patch(seen, "{}"), ON);

        assertThat(writer.send(patch(seen, "[]"), ON)).satisfies(refused(Why.CHANGED));
        assertThat(conf(map())).isEqualTo("{}");
    }

    @Test
    void tellsAnInvalidObjectFromOneThatHasChanged() {
        var operation = Map.<String, Object>of("op", "replace", "path", KEY, "value", 7);
        var bad =
                new Mutation.Patch(
                        Kinds.CONFIG_MAPS, "kube-system", "kube-flannel-cfg", List.of(operation));

        assertThat(writer.send(bad, ON)).isInstanceOf(Refused.class);
        assertThat(((Refused) writer.send(bad, ON)).why()).isEqualTo(Why.INVALID);
    }

    @Test
    void evictsThePodWithThisUidOnly() {
        PodSeen pod = pods().getFirst();

        assertThat(writer.send(new Mutation.Evict(pod.namespace(), pod.name(), "other"), ON))
                .satisfies(refused(Why.CHANGED));
        assertThat(pods()).extracting(PodSeen::uid).contains(pod.uid());
        assertThat(writer.send(new Mutation.Evict(pod.namespace(), pod.name(), pod.uid()), ON))
                .isInstanceOf(Landed.class);
        assertThat(pods()).filteredOn(it -> it.uid().equals(pod.uid())).allMatch(PodSeen::deleting);
    }

    @Test
    void aDryRunEvictsNobody() {
        PodSeen pod = pods().getFirst();

        assertThat(writer.dryRun(new Mutation.Evict(pod.namespace(), pod.name(), pod.uid()), ON))
                .isInstanceOf(Landed.class);
        assertThat(pods()).extracting(PodSeen::uid).contains(pod.uid());
    }

    @Test
    void createsAndDeletesAService() {
        String json =
                """
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"web-headless","namespace":"default"},
                 "spec":{"clusterIP":"None","selector":{"app":"web"},"ports":[{"port":80}]}}
                """;
        var create = new Mutation.Create(Kinds.SERVICES, "default", "web-headless", json);

        assertThat(writer.send(create, ON)).isInstanceOf(Landed.class);
        assertThat(writer.send(create, ON)).satisfies(refused(Why.EXISTS));
        var service = found(cluster.reader().get(Kinds.SERVICES, "default", "web-headless"));
        var meta = service.getMetadata();
        assertThat(writer.send(delete("web-headless", "other", meta.getResourceVersion()), ON))
                .satisfies(refused(Why.CHANGED));
        assertThat(writer.send(delete("web-headless", meta.getUid(), "1"), ON))
                .satisfies(refused(Why.CHANGED));
        assertThat(
                        writer.send(
                                delete("web-headless", meta.getUid(), meta.getResourceVersion()),
                                ON))
                .isInstanceOf(Landed.class);
        assertThat(writer.send(delete("web-headless", meta.getUid(), ""), ON))
                .satisfies(refused(Why.GONE));
    }

    @ParameterizedTest
    @CsvSource({"403,FORBIDDEN", "404,GONE", "409,CHANGED", "429,NOT_YET"})
    void whatTheServerRefusesWasNotDone(int status, Why why) {
        fail(new Fault.Refuse(status));

        assertThat(writer.send(patch(map(), "{}"), ON)).satisfies(refused(why));
        assertThat(writes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aFaultOfTheServerLeavesItOpen(int status) {
        fail(new Fault.FailAfterwards(status));

        assertThat(writer.send(patch(map(), "{}"), ON)).isInstanceOf(Ambiguous.class);
        assertThat(writes()).hasSize(1);
        assertThat(conf(map())).isEqualTo("{}");
    }

    @Test
    void aConnectionThatBreaksLeavesItOpen() {
        ConfigMap seen = map();
        for (Fault fault :
                List.of(
                        new Fault.DropBefore(),
                        new Fault.DropAfter(),
                        new Fault.Delay(Duration.ofSeconds(3)))) {
            simulated.faults().clear();
            fail(fault);
            int before = writes().size();
            assertThat(writer.send(patch(seen, "{}"), ON))
                    .as("%s", fault)
                    .isInstanceOf(Ambiguous.class);
            assertThat(writes().size() - before).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void anAnswerThatBreaksOffLeavesItOpen() {
        fail(new Fault.Cut(10));

        assertThat(writer.send(patch(map(), "{}"), ON)).isInstanceOf(Ambiguous.class);
    }

    @Test
    void nothingIsSentWhereNobodyListens() {
        var patch = patch(map(), "{}");
        simulated.close();

        assertThat(writer.send(patch, ON)).satisfies(refused(Why.NOT_SENT));
    }

    @Test
    void writesInTheNameOfAPerson() {
        var person = new Provenance.Impersonated("acknet:T1:U2", List.of("system:masters"));
        var on = new Provenance("chg-2-1", "chg-2", Optional.of(person));

        assertThat(writer.send(patch(map(), "{}"), on)).isInstanceOf(Landed.class);
        assertThat(writes()).extracting(SeenRequest::user).containsExactly("acknet:T1:U2");
    }

    @Test
    void aReasonHoldsNoSecret() {
        String body =
                """
                {"kind":"Status","reason":"Invalid","message":"bad value accessKeyId=LTAI5tQnKxSECRETSECRETSE"}
                """;
        var answer = new Wire.Answer.Got(400, body.getBytes(StandardCharsets.UTF_8));

        assertThat(((Refused) new WriteAnswer(patch(map(), "{}")).of(answer)).reason().en())
                .contains("400", "bad value")
                .doesNotContain("LTAI5tQ");
    }

    private static java.util.function.Consumer<Written> refused(Why why) {
        return written ->
                assertThat(written)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                it -> assertThat(it.why()).as(it.reason().en()).isEqualTo(why));
    }

    private void fail(Fault fault) {
        simulated.faults().always(Where.of("PATCH", ""), fault);
    }

    private Mutation patch(ConfigMap seen, String value) {
        return new Mutation.Patch(
                Kinds.CONFIG_MAPS,
                "kube-system",
                "kube-flannel-cfg",
                List.of(
                        op("test", "/metadata/uid", seen.getMetadata().getUid()),
                        op(
                                "test",
                                "/metadata/resourceVersion",
                                seen.getMetadata().getResourceVersion()),
                        op("test", KEY, conf(seen)),
                        op("replace", KEY, value)));
    }

    private static Map<String, Object> op(String op, String path, String value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    private static Mutation delete(String name, String uid, String version) {
        return new Mutation.Delete(Kinds.SERVICES, "default", name, uid, version);
    }

    private ConfigMap map() {
        return found(cluster.reader().get(Kinds.CONFIG_MAPS, "kube-system", "kube-flannel-cfg"));
    }

    private static String conf(ConfigMap map) {
        return Objects.requireNonNull(map.getData().get("cni-conf.json"));
    }

    private List<PodSeen> pods() {
        return found(
                cluster.reader().list(Kinds.PODS, Scope.labelled("kube-system", "app=flannel")));
    }

    private List<SeenRequest> writes() {
        return simulated.requests().stream().filter(SeenRequest::isWrite).toList();
    }

    private static <T> T found(Read<T> read) {
        if (read instanceof Read.Found<T>(T value, var _)) {
            return value;
        }
        throw new AssertionError(read);
    }

    private Target target(String user) throws IOException {
        Path file = directory.resolve("kubeconfig");
        Files.writeString(file, simulated.kubeconfig(user));
        return Target.of("lab", "test", file, Optional.empty());
    }
}
