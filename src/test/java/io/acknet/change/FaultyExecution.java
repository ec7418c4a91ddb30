package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Failed;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Effects.Objects;
import io.acknet.fix.Fixes;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Fate;
import io.acknet.rehearsal.cluster.Fault;
import io.acknet.rehearsal.cluster.Faults;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.store.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/// One change over a cluster where things go wrong. Afterwards the object is as before or as planned, never
/// a third thing; nothing was done twice; and what people are told is what is so.
abstract class FaultyExecution {
    static final Faults.Where PATCH =
            Faults.Where.of("PATCH", "/configmaps/.*fieldManager=acknet$");
    static final Faults.Where EVICT = Faults.Where.of("POST", "/eviction");
    static final int NODES = 3;

    final Bench bench =
            new Bench(
                    Scenarios.healthyFlannel(),
                    new MemoryLedger(),
                    new Fixes(List.of(new TestFix(1)), Redactor.standard()));
    final Bench.Process process = bench.new Process("one");
    final Change approved = process.approved("test-fix");

    @AfterEach
    void end() {
        bench.close();
    }

    void at(String point, Runnable what) {
        bench.failpoint =
                reached -> {
                    if (reached.equals(point)) {
                        bench.failpoint = again -> {};
                        what.run();
                    }
                };
    }

    void awayFor(String from, Duration length) {
        at(
                from,
                () -> {
                    Instant back = bench.cluster.now().plus(length);
                    bench.simulated
                            .faults()
                            .always(Faults.Where.anywhere(), new Fault.DropBefore());
                    bench.onSleep =
                            () -> {
                                if (bench.cluster.now().isAfter(back)) {
                                    bench.simulated.faults().clear();
                                }
                            };
                });
    }

    void pull() {
        bench.ledger.stop(
                new Stop(bench.uid(), "T1:UCHEN", "enough", bench.cluster.now()),
                Events.stop(Samples.CHEN.account(), "set", bench.uid(), "enough"));
    }

    void revert() {
        bench.admin
                .configMaps()
                .inNamespace("kube-system")
                .withName(TestFix.MAP)
                .edit(map -> {
                    map.getData().remove(TestFix.KEY);
                    return map;
                });
    }

    void budget(String key, int value) {
        bench.simulated.apply(
                List.of(
                        Bench.json(
                                """
                                {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget",
                                 "metadata": {"name": "flannel", "namespace": "kube-system"},
                                 "spec": {"%s": %d, "selector": {"matchLabels": {"app": "flannel"}}}}
                                """
                                        .formatted(key, value))));
        bench.cluster.advance(Duration.ofSeconds(1));
    }

    static Fate ready() {
        return new Fate.Ready(Duration.ofSeconds(2));
    }

    boolean written() {
        return bench.key(TestFix.MAP, TestFix.KEY).equals(TestFix.VALUE);
    }

    Change stored() {
        return bench.ledger.find(approved.id()).orElseThrow();
    }

    List<SeenRequest> applied(String method) {
        return bench.writes().stream()
                .filter(it ->
                        it.method().equals(method) && it.query().contains("fieldManager=acknet"))
                .filter(SeenRequest::applied)
                .toList();
    }

    List<String> evicted() {
        return bench.writes().stream()
                .filter(it -> it.path().endsWith("/eviction") && it.applied())
                .map(SeenRequest::path)
                .toList();
    }

    static Effects effects(Change change) {
        return switch (change.state()) {
            case Failed failed -> failed.effects();
            case Halted halted -> halted.effects();
            default -> throw new AssertionError("no effects in " + change.state());
        };
    }

    /// What people are told of the object is what is so.
    void assertTruth(Change change) {
        Optional<Objects> said =
                switch (change.state()) {
                    case Succeeded _ -> Optional.of(Objects.AS_PLANNED);
                    default -> Optional.of(effects(change).objects());
                };
        Map<Objects, String> values =
                Map.of(
                        Objects.AS_PLANNED, TestFix.VALUE,
                        Objects.AS_BEFORE, "",
                        Objects.PUT_BACK, "");
        bench.simulated.faults().clear();
        assertThat(bench.key(TestFix.MAP, TestFix.KEY)).isEqualTo(values.get(said.orElseThrow()));
        if (change.state() instanceof Failed || change.state() instanceof Halted) {
            assertThat(effects(change).restarted()).hasSize(evicted().size());
        }
    }
}
