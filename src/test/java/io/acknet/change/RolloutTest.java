package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.fix.Fixes;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Fault;
import io.acknet.rehearsal.cluster.Faults;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A rollout over many nodes, watched from within the cluster at every change of a Pod;
/// `-Drollout.nodes=500` makes it a large one.
class RolloutTest {
    private static final int NODES = Integer.getInteger("rollout.nodes", 60);
    private static final int AT_ONCE = NODES / 20;

    private final Bench bench =
            new Bench(
                    large(),
                    new MemoryLedger(),
                    new Fixes(List.of(new TestFix(AT_ONCE)), Redactor.standard()));
    private final Bench.Process process = bench.new Process("one");
    private final Set<String> away = new HashSet<>();
    private int most;

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void neverHasMoreNodesAwayThanItsBudget() {
        Change approved = process.approved("test-fix");
        watch();
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Succeeded.class);
        assertThat(evictions()).isEqualTo(NODES);
        assertThat(most).isEqualTo(AT_ONCE);
        assertThat(away).isEmpty();
    }

    @Test
    void keepsItsBudgetThroughAPartitionAndAHaltAndGoesOn() {
        Change approved = process.approved("test-fix");
        watch();
        int[] evicted = {0};
        bench.failpoint =
                point -> {
                    if (point.equals("evict.after-outcome") && ++evicted[0] == 40) {
                        partition(Duration.ofMinutes(12));
                    }
                };
        Change halted = process.execute(approved);
        assertThat(halted.state()).isInstanceOf(Halted.class);
        assertThat(evictions()).isEqualTo(40);
        process.desk.proceed(halted.id(), Samples.BO);
        Change change = bench.ledger.find(approved.id()).orElseThrow();
        assertThat(change.state()).isInstanceOf(Succeeded.class);
        assertThat(evictions()).isEqualTo(NODES);
        assertThat(most).isLessThanOrEqualTo(AT_ONCE);
    }

    private void partition(Duration length) {
        Instant back = bench.cluster.now().plus(length);
        bench.simulated.faults().always(Faults.Where.anywhere(), new Fault.DropBefore());
        bench.onSleep =
                () -> {
                    if (bench.cluster.now().isAfter(back)) {
                        bench.simulated.faults().clear();
                    }
                };
    }

    /// The listener runs while the Pod changes: nothing happens between two looks.
    private void watch() {
        bench.simulated.onChange(change -> {
            if (change.resource().equals("pods")
                    && change.object()
                            .path("metadata")
                            .path("labels")
                            .path("app")
                            .asText()
                            .equals("flannel")) {
                String node = change.object().path("spec").path("nodeName").asText();
                boolean serves =
                        change.type() != io.acknet.rehearsal.cluster.Change.Type.DELETED
                                && change.object()
                                        .path("metadata")
                                        .path("deletionTimestamp")
                                        .isMissingNode()
                                && ready(change.object());
                if (serves) {
                    away.remove(node);
                } else {
                    away.add(node);
                }
                most = Math.max(most, away.size());
            }
        });
    }

    private static boolean ready(JsonNode pod) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private long evictions() {
        return bench.writes().stream()
                .filter(it -> it.path().endsWith("/eviction") && it.applied())
                .count();
    }

    private static Scenario large() {
        Scenario small = Scenarios.healthyFlannel();
        ObjectNode model =
                small.objects().stream()
                        .filter(it -> it.path("kind").asText().equals("Node"))
                        .findFirst()
                        .orElseThrow();
        int there =
                (int)
                        small.objects().stream()
                                .filter(it -> it.path("kind").asText().equals("Node"))
                                .count();
        List<ObjectNode> more = new ArrayList<>();
        for (int i = 0; i < NODES - there; i++) {
            String ip = "10.0." + (i / 200) + "." + (i % 200 + 1);
            String name = "cn-hangzhou." + ip;
            ObjectNode node = model.deepCopy();
            ((ObjectNode) node.path("metadata")).put("name", name);
            ((ObjectNode) node.path("metadata").path("labels")).put("kubernetes.io/hostname", name);
            ((ObjectNode) node.path("spec")).put("podCIDR", "10.9." + (i % 250) + ".0/24");
            for (JsonNode address : node.path("status").path("addresses")) {
                ((ObjectNode) address)
                        .put(
                                "address",
                                address.path("type").asText().equals("InternalIP") ? ip : name);
            }
            more.add(node);
        }
        return small.with(more);
    }
}
