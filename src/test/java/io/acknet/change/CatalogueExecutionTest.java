package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.ChangeState.Failed;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.fix.Fixes;
import io.acknet.rehearsal.cluster.Fault;
import io.acknet.rehearsal.cluster.Faults;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fixes of the catalogue, all the way and back, while answers get lost.
class CatalogueExecutionTest {
    private static final Faults.Where CREATE =
            Faults.Where.of("POST", "/services.*fieldManager=acknet$");
    private static final Faults.Where DELETE = Faults.Where.of("DELETE", "/services/");
    private static final Faults.Where RESTART =
            Faults.Where.of("PATCH", "/deployments/.*fieldManager=acknet$");
    private static final Map<String, String> CART = Map.of("service", "web/cart");
    private static final Map<String, String> WORKLOAD = Map.of("workload", "web/Deployment/cart");

    static Stream<Fault> lost() {
        return Stream.of(
                new Fault.DropAfter(),
                new Fault.DropBefore(),
                new Fault.FailAfterwards(500),
                new Fault.Refuse(504),
                new Fault.Refuse(429));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void createsAServiceOnceAndDeletesIt(Fault fault) {
        try (Bench bench = bench(Scenarios.flannel())) {
            Bench.Process process = bench.new Process("one");
            Change approved = process.approve(process.propose("headless-service", CART));
            bench.simulated.faults().times(1, CREATE, fault);
            Change done = process.execute(approved);
            assertProven(
                    done, "web/Service/cart-headless is there, with the right selector and ports");
            assertThat(((Succeeded) done.state()).proof().unproven().orElseThrow().en())
                    .contains("have the callers use the new name");
            assertThat(services(bench)).contains("cart-headless");
            assertThat(applied(bench, "POST")).isEqualTo(1);
            Change undo = process.approve(undo(process, done));
            bench.failpoint =
                    point -> {
                        if (point.equals("delete.before-call")) {
                            bench.failpoint = again -> {};
                            bench.simulated.faults().times(1, DELETE, fault);
                        }
                    };
            assertProven(process.execute(undo), "web/services/cart-headless is gone again");
            assertThat(services(bench)).doesNotContain("cart-headless").contains("cart");
        }
    }

    @Test
    void leavesAServiceAloneThatSomebodyElseHasJustCreated() {
        try (Bench bench = bench(Scenarios.flannel())) {
            Bench.Process process = bench.new Process("one");
            Change approved = process.approve(process.propose("headless-service", CART));
            bench.failpoint =
                    point -> {
                        if (point.equals("create.before-call")) {
                            bench.simulated.apply(
                                    List.of(
                                            Bench.json(
                                                    """
                                                    {"apiVersion": "v1", "kind": "Service",
                                                     "metadata": {"name": "cart-headless",
                                                      "namespace": "web"},
                                                     "spec": {"selector": {"app": "theirs"},
                                                      "ports": [{"port": 1}]}}
                                                    """)));
                        }
                    };
            Change change = process.execute(approved);
            assertThat(change.state()).isInstanceOf(Failed.class);
            assertThat(((Failed) change.state()).effects().objects())
                    .isEqualTo(Effects.Objects.FOREIGN);
            assertThat(applied(bench, "POST")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("lost")
    void restartsAWorkloadOnceAfterFlannel(Fault fault) {
        try (Bench bench = bench(Scenarios.flannel())) {
            Bench.Process process = bench.new Process("one");
            Change approved = process.approve(process.propose("enable-hairpin", WORKLOAD));
            bench.simulated.faults().times(1, RESTART, fault);
            Change done = process.execute(approved);
            assertThat(done.state()).isInstanceOf(Succeeded.class);
            assertThat(bench.key("kube-flannel-cfg", "cni-conf.json"))
                    .contains("\"hairpinMode\": true");
            assertThat(patched(bench, "/deployments/")).isEqualTo(1);
            Change undone = process.execute(process.approve(undo(process, done)));
            assertProven(
                    undone,
                    "cni-conf.json in kube-system/configmaps/kube-flannel-cfg has its old value again");
            assertThat(bench.key("kube-flannel-cfg", "cni-conf.json"))
                    .doesNotContain("\"hairpinMode\": true");
            assertThat(patched(bench, "/deployments/")).isEqualTo(2);
        }
    }

    @Test
    void seesTheRolloutOfADaemonSetThrough() {
        try (Bench bench = bench(Scenarios.flannel())) {
            bench.simulated.apply(List.of(agent()));
            bench.cluster.advance(Duration.ofMinutes(1));
            Set<String> before = pods(bench, "agent");
            Bench.Process process = bench.new Process("one");
            Change approved =
                    process.approve(
                            process.propose(
                                    "enable-hairpin", Map.of("workload", "web/DaemonSet/agent")));
            Change done = process.execute(approved);
            assertThat(done.state()).isInstanceOf(Succeeded.class);
            assertThat(pods(bench, "agent"))
                    .hasSameSizeAs(before)
                    .doesNotContainAnyElementsOf(before);
        }
    }

    private static ObjectNode agent() {
        return Bench.json(
                """
                {"apiVersion": "apps/v1", "kind": "DaemonSet",
                 "metadata": {"name": "agent", "namespace": "web"},
                 "spec": {"selector": {"matchLabels": {"app": "agent"}},
                  "updateStrategy": {"type": "RollingUpdate",
                   "rollingUpdate": {"maxUnavailable": 1}},
                  "template": {"metadata": {"labels": {"app": "agent"}},
                   "spec": {"containers": [{"name": "main", "image": "example.com/main:1"}]}}}}
                """);
    }

    private static Set<String> pods(Bench bench, String app) {
        return bench
                .admin
                .pods()
                .inNamespace("web")
                .withLabel("app", app)
                .list()
                .getItems()
                .stream()
                .map(pod -> pod.getMetadata().getUid())
                .collect(Collectors.toSet());
    }

    @Test
    void haltsWhenSomebodyElseRollsTheWorkloadOut() {
        try (Bench bench = bench(Scenarios.flannel())) {
            Bench.Process process = bench.new Process("one");
            Change approved = process.approve(process.propose("enable-hairpin", WORKLOAD));
            bench.failpoint =
                    point -> {
                        if (point.equals("restart.before-call")) {
                            bench.admin
                                    .apps()
                                    .deployments()
                                    .inNamespace("web")
                                    .withName("cart")
                                    .scale(3);
                        }
                    };
            Change change = process.execute(approved);
            assertThat(change.state()).isInstanceOf(Halted.class);
            assertThat(patched(bench, "/deployments/")).isZero();
        }
    }

    @Test
    void turnsNetworkPolicyOffOnlyAfterASecondYesAndOnAgain() {
        try (Bench bench = bench(Scenarios.terway())) {
            Bench.Process process = bench.new Process("one");
            Change pending = process.propose("disable-network-policy", Map.of());
            assertThat(((Pending) pending.state()).confirmed()).isFalse();
            assertThat(process.desk.approve(pending.id(), Samples.BO, Yes.typed("prod")))
                    .isInstanceOf(Answer.Refused.class);
            process.desk.confirm(pending.id(), Samples.ANNA);
            Change done = process.execute(process.approve(pending));
            assertThat(done.state()).isInstanceOf(Succeeded.class);
            assertThat(bench.key("eni-config", "disable_network_policy")).isEqualTo("true");
            Change undone = process.execute(process.approve(undo(process, done)));
            assertThat(undone.state()).isInstanceOf(Succeeded.class);
            assertThat(bench.key("eni-config", "disable_network_policy")).isNotEqualTo("true");
        }
    }

    /// The old value makes each node NotReady whose Flannel Pod reads it.
    @Test
    void anUndoThatBringsTheTroubleBackStopsAtTheFirstNode() {
        try (Bench bench = bench(Scenarios.flannelCniVersion())) {
            Bench.Process process = bench.new Process("one");
            Change done =
                    process.execute(process.approve(process.propose("cni-version", Map.of())));
            assertThat(done.state()).isInstanceOf(Succeeded.class);
            Change undo = undo(process, done);
            assertThat(undo.request().plan().warnings())
                    .anySatisfy(it -> assertThat(it.en()).contains("puts the present value back"));
            long before = evictions(bench);
            Change undone = process.execute(process.approve(undo));
            assertThat(undone.state())
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> {
                                assertThat(failed.why().en())
                                        .contains("the node itself is not", "cni config")
                                        .contains("The value from before this change was put back");
                                assertThat(failed.effects().objects())
                                        .isEqualTo(Effects.Objects.PUT_BACK);
                            });
            assertThat(bench.key("kube-flannel-cfg", "cni-conf.json")).contains("cniVersion");
            assertThat(evictions(bench)).isEqualTo(before + 2);
            assertThat(bench.admin.nodes().list().getItems())
                    .allMatch(node ->
                            node.getStatus().getConditions().stream()
                                    .anyMatch(it ->
                                            it.getType().equals("Ready")
                                                    && it.getStatus().equals("True")));
        }
    }

    private static long evictions(Bench bench) {
        return bench.writes().stream()
                .filter(it -> it.applied() && it.path().endsWith("/eviction"))
                .count();
    }

    /// By what was done, and at once: nothing is waited for that cannot come.
    private static void assertProven(Change change, String what) {
        assertThat(change.state())
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        state -> {
                            assertThat(state.proof().outcome()).isEqualTo(Proof.Outcome.STANDS);
                            assertThat(state.proof().headline().en()).contains(what);
                        });
    }

    private static Change undo(Bench.Process process, Change done) {
        Answer answer = process.desk.undo(done.id(), Samples.ANNA, Samples.HERE);
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done) answer).change();
    }

    private static Stream<String> names(Bench bench) {
        return bench.admin.services().inNamespace("web").list().getItems().stream()
                .map(it -> it.getMetadata().getName());
    }

    private static List<String> services(Bench bench) {
        return names(bench).toList();
    }

    private static long applied(Bench bench, String method) {
        return bench.writes().stream()
                .filter(SeenRequest::applied)
                .filter(it -> it.method().equals(method) && it.path().contains("/services"))
                .count();
    }

    private static long patched(Bench bench, String path) {
        return bench.writes().stream()
                .filter(SeenRequest::applied)
                .filter(it -> it.query().contains("fieldManager=acknet"))
                .filter(it -> it.method().equals("PATCH") && it.path().contains(path))
                .count();
    }

    private static Bench bench(Scenario scenario) {
        return new Bench(scenario, new MemoryLedger(), Fixes.standard());
    }
}
