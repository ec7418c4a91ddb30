package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.ChangeState.Failed;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Effects.Objects;
import io.acknet.rehearsal.cluster.Fate;
import io.acknet.rehearsal.cluster.Fault;
import io.acknet.rehearsal.cluster.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Pods that do not come up, cannot be read, or may not be evicted.
class UnreadyPodsTest extends FaultyExecution {
    @Test
    void evictsNothingWhileThePodsCannotBeRead() {
        bench.failpoint =
                point -> {
                    if (point.equals("evict.after-outcome")) {
                        bench.simulated
                                .faults()
                                .always(Faults.Where.of("GET", "/pods"), new Fault.Refuse(500));
                    }
                };
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Halted.class);
        assertThat(evicted()).hasSize(1);
        assertTruth(change);
    }

    @Test
    void putsTheOldValueBackWhenTheCanaryCrashesAndRestartsOnlyThat() {
        bench.simulated.fates(
                pod -> written() ? new Fate.Crashing(Duration.ofSeconds(1)) : ready());
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Failed.class);
        assertThat(effects(change).objects()).isEqualTo(Objects.PUT_BACK);
        assertThat(written()).isFalse();
        assertThat(applied("PATCH")).hasSize(2);
        assertThat(evicted()).hasSize(2).doesNotHaveDuplicates();
        assertTruth(change);
        bench.cluster.advance(Duration.ofMinutes(1));
        assertThat(
                        bench.admin
                                .pods()
                                .inAnyNamespace()
                                .withLabel("app", "flannel")
                                .list()
                                .getItems())
                .allMatch(pod ->
                        pod.getStatus().getConditions().stream()
                                .anyMatch(c ->
                                        c.getType().equals("Ready")
                                                && c.getStatus().equals("True")));
    }

    /// The kubelet tells of its node later than of the Pod.
    @Test
    void putsTheOldValueBackWhenTheNodeOfTheCanaryStopsBeingReadyWhileItIsWatched() {
        at("gate.after", () -> unready(evictedNode()));
        Change change = process.execute(approved);
        assertThat(change.state())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed ->
                                assertThat(failed.why().en())
                                        .contains("the node itself is not", "PLEG is not healthy"));
        assertThat(effects(change).objects()).isEqualTo(Objects.PUT_BACK);
        assertThat(evicted()).hasSize(2).doesNotHaveDuplicates();
        assertTruth(change);
    }

    @Test
    void evictsNothingMoreWhenANodeThatWasThroughStopsBeingReady() {
        whileTheSecondIsReplaced(() -> unready(evictedNode()));
        Change change = process.execute(approved);
        assertThat(change.state())
                .isInstanceOfSatisfying(
                        Halted.class,
                        halted ->
                                assertThat(halted.why().en())
                                        .contains("are not Ready themselves", evictedNode()));
        assertThat(evicted()).hasSize(2);
        assertTruth(change);
    }

    @Test
    void evictsNothingMoreWhenAPodThatWasThroughDoesNotComeBack() {
        whileTheSecondIsReplaced(() -> {
            bench.simulated.fates(pod -> on(pod, evictedNode()) ? new Fate.Stuck() : ready());
            deletePodOn(evictedNode());
        });
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Halted.class);
        assertThat(evicted()).hasSize(2);
        assertTruth(change);
    }

    /// The canary is watched no more then.
    private void whileTheSecondIsReplaced(Runnable what) {
        bench.onSleep =
                () -> {
                    if (evicted().size() == 2) {
                        bench.onSleep = () -> {};
                        what.run();
                    }
                };
    }

    private static boolean on(JsonNode pod, String node) {
        return pod.path("spec").path("nodeName").asText().equals(node);
    }

    private void deletePodOn(String node) {
        bench.admin
                .pods()
                .inAnyNamespace()
                .withLabel("app", "flannel")
                .withField("spec.nodeName", node)
                .delete();
    }

    private String evictedNode() {
        return bench.ledger.find(approved.id()).orElseThrow().actions().values().stream()
                .map(effect -> effect.target().node())
                .filter(node -> !node.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void unready(String name) {
        ObjectNode node =
                bench.simulated.objects("nodes").stream()
                        .filter(it -> it.path("metadata").path("name").asText().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .deepCopy();
        node.withObject("/status")
                .withArray("conditions")
                .valueStream()
                .filter(it -> it.path("type").asText().equals("Ready"))
                .map(ObjectNode.class::cast)
                .forEach(ready ->
                        ready.put("status", "False").put("message", "PLEG is not healthy"));
        bench.simulated.applyStatus(node);
    }

    @Test
    void putsBackOnceAndLeavesTheRestToPeople() {
        bench.simulated.fates(pod -> new Fate.Stuck());
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Failed.class);
        assertThat(effects(change).objects()).isEqualTo(Objects.PUT_BACK);
        assertThat(evicted()).hasSize(2);
        assertThat(((Failed) change.state()).why().en()).contains("still not Ready");
        assertTruth(change);
    }

    @Test
    void evictsNothingMoreAfterTheFirstPodThatDoesNotComeUp() {
        AtomicInteger started = new AtomicInteger();
        bench.simulated.fates(pod -> started.incrementAndGet() > 1 ? new Fate.Stuck() : ready());
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Halted.class);
        assertThat(effects(change).objects()).isEqualTo(Objects.AS_PLANNED);
        assertThat(evicted()).hasSize(2);
        assertTruth(change);
    }

    @Test
    void waitsForADisruptionBudgetAndNeverMore() {
        budget("maxUnavailable", 0);
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Halted.class);
        assertThat(evicted()).isEmpty();
        assertTruth(change);
    }

    @Test
    void goesOnWhenTheDisruptionBudgetAllowsIt() {
        budget("maxUnavailable", 0);
        Instant begin = bench.cluster.now();
        bench.onSleep =
                () -> {
                    if (bench.cluster.now().isAfter(begin.plusSeconds(60))) {
                        budget("maxUnavailable", 1);
                    }
                };
        assertThat(process.execute(approved).state()).isInstanceOf(Succeeded.class);
        assertThat(evicted()).hasSize(NODES).doesNotHaveDuplicates();
    }
}
