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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes wrong between acknet and a cluster. Afterwards the object is as before or as planned, never
/// a third thing; nothing was done twice; and what people are told is what is so.
class FaultyExecutionTest {
    private static final Faults.Where PATCH =
            Faults.Where.of("PATCH", "/configmaps/.*fieldManager=acknet$");
    private static final Faults.Where EVICT = Faults.Where.of("POST", "/eviction");
    private static final int NODES = 3;

    private final Bench bench =
            new Bench(
                    Scenarios.healthyFlannel(),
                    new MemoryLedger(),
                    new Fixes(List.of(new TestFix(1)), Redactor.standard()));
    private final Bench.Process process = bench.new Process("one");
    private final Change approved = process.approved("test-fix");

    @AfterEach
    void end() {
        bench.close();
    }

    static Stream<Fault> passing() {
        return Stream.of(
                new Fault.FailAfterwards(500),
                new Fault.FailAfterwards(504),
                new Fault.DropAfter(),
                new Fault.DropBefore(),
                new Fault.Cut(10),
                new Fault.Refuse(409),
                new Fault.Refuse(429),
                new Fault.Refuse(500),
                new Fault.Refuse(503),
                new Fault.Refuse(504));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void getsOverAFaultOfThePatchAndPatchesOnce(Fault fault) {
        bench.simulated.faults().times(1, PATCH, fault);
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Succeeded.class);
        assertThat(applied("PATCH")).hasSize(1);
        assertThat(evicted()).hasSize(NODES).doesNotHaveDuplicates();
        assertTruth(change);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void getsOverAFaultOfAnEvictionAndEvictsOnce(Fault fault) {
        bench.simulated.faults().times(1, EVICT, fault);
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Succeeded.class);
        assertThat(evicted()).hasSize(NODES).doesNotHaveDuplicates();
        assertTruth(change);
    }

    @Test
    void waitsForAClusterThatIsAwayForMinutes() {
        awayFor("set.before-call", Duration.ofMinutes(3));
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Succeeded.class);
        assertThat(applied("PATCH")).hasSize(1);
    }

    @Test
    void asksPeopleWhenAClusterStaysAway() {
        awayFor("set.before-call", Duration.ofHours(1));
        Change change = process.execute(approved);
        assertThat(effects(change).objects()).isEqualTo(Objects.UNKNOWN);
        assertThat(change.state()).isInstanceOf(Halted.class);
        assertThat(Duration.between(Bench.START, bench.cluster.now()))
                .isLessThan(Duration.ofMinutes(20));
    }

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
    void saysThatNothingWasDoneWhenItIsForbidden() {
        bench.simulated.faults().always(PATCH, new Fault.Refuse(403));
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Failed.class);
        assertThat(effects(change).objects()).isEqualTo(Objects.AS_BEFORE);
        assertThat(evicted()).isEmpty();
        assertTruth(change);
    }

    @Test
    void leavesAloneWhatAThirdPartyTouchedBeforeTheWrite() {
        at("set.before-call", () -> bench.setKey(TestFix.MAP, "other", "third"));
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Failed.class);
        assertThat(applied("PATCH")).isEmpty();
        assertThat(bench.key(TestFix.MAP, "other")).isEqualTo("third");
        assertTruth(change);
    }

    @Test
    void refusesToRunAnotherPlanThanTheApprovedOne() {
        bench.setKey(TestFix.MAP, "other", "third");
        Change change = process.execute(approved);
        assertThat(change.state())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed ->
                                assertThat(failed.why().en())
                                        .contains("step 1")
                                        .contains("propose it again"));
        assertThat(applied("PATCH")).isEmpty();
    }

    @Test
    void restartsNothingOnceGitOpsHasPutTheOldValueBack() {
        at("set.after-outcome", this::revert);
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Halted.class);
        assertThat(effects(change).objects()).isEqualTo(Objects.AS_BEFORE);
        assertThat(evicted()).isEmpty();
        assertTruth(change);
    }

    @Test
    void stopsRestartingWhenGitOpsPutsTheOldValueBack() {
        at("evict.after-outcome", this::revert);
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
    void doesNotPutBackWhatSomebodyElseHasChanged() {
        bench.simulated.fates(pod -> new Fate.Stuck());
        at("roll-back.after", () -> bench.setKey(TestFix.MAP, TestFix.KEY, "theirs"));
        Change change = process.execute(approved);
        assertThat(bench.key(TestFix.MAP, TestFix.KEY)).isEqualTo("theirs");
        assertThat(effects(change).objects()).isEqualTo(Objects.FOREIGN);
        assertThat(evicted()).hasSize(1);
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

    @Test
    void theKillSwitchHoldsEvenBetweenIntentAndCallAndContinueGoesOn() {
        at("set.after-intent", this::pull);
        Change halted = process.execute(approved);
        assertThat(halted.state()).isInstanceOf(Halted.class);
        assertThat(applied("PATCH")).isEmpty();
        assertTruth(halted);
        assertThat(process.desk.proceed(halted.id(), Samples.BO))
                .isInstanceOf(Answer.Refused.class);
        process.desk.resume(bench.uid(), Subject.all("prod", "production"), Samples.CHEN);
        process.desk.proceed(halted.id(), Samples.BO);
        assertThat(stored().state()).isInstanceOf(Succeeded.class);
        assertThat(applied("PATCH")).hasSize(1);
    }

    @Test
    void plansAnewWhenItContinuesWithoutHavingWritten() {
        at("set.after-intent", this::pull);
        process.execute(approved);
        bench.setKey(TestFix.MAP, "other", "third");
        process.desk.resume(bench.uid(), Subject.all("prod", "production"), Samples.CHEN);
        process.desk.proceed(approved.id(), Samples.BO);
        assertThat(stored().state())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.why().en()).contains("propose it again"));
        assertThat(applied("PATCH")).isEmpty();
    }

    @Test
    void theKillSwitchEndsARollout() {
        at("evict.after-outcome", this::pull);
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Halted.class);
        assertThat(evicted()).hasSize(1);
    }

    @Test
    void aProcessThatSleptSendsNothingAndAnotherFindsOutWhatIsSo() {
        at("set.after-intent", () -> bench.cluster.advance(Duration.ofMinutes(1)));
        process.execute(approved);
        assertThat(applied("PATCH")).isEmpty();
        assertThat(stored().state()).isInstanceOf(ChangeState.Executing.class);
        Change taken = bench.new Process("two").takeUp(stored());
        assertThat(taken.state()).isInstanceOf(Halted.class);
        assertThat(effects(taken).objects()).isEqualTo(Objects.AS_BEFORE);
        assertTruth(taken);
    }

    @Test
    void refusesAnotherClusterBehindTheSameName() {
        bench.simulated.load(Scenarios.terway());
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Failed.class);
        assertThat(((Failed) change.state()).why().en()).contains("another cluster");
        assertThat(applied("PATCH")).isEmpty();
    }

    @Test
    void everyCallStandsInTheAuditBeforeItIsMade() {
        process.execute(approved);
        long intents =
                ((MemoryLedger) bench.ledger)
                        .audit().stream()
                                .filter(event -> event.action().equals("step.intent"))
                                .map(event -> event.details().get("audit-id"))
                                .distinct()
                                .count();
        assertThat(intents).isEqualTo(1 + NODES).isEqualTo(bench.writes().size());
    }

    private void at(String point, Runnable what) {
        bench.failpoint =
                reached -> {
                    if (reached.equals(point)) {
                        bench.failpoint = again -> {};
                        what.run();
                    }
                };
    }

    private void awayFor(String from, Duration length) {
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

    private void pull() {
        bench.ledger.stop(
                new Stop(bench.uid(), "T1:UCHEN", "enough", bench.cluster.now()),
                Events.stop(Samples.CHEN.account(), "set", bench.uid(), "enough"));
    }

    private void revert() {
        bench.admin
                .configMaps()
                .inNamespace("kube-system")
                .withName(TestFix.MAP)
                .edit(map -> {
                    map.getData().remove(TestFix.KEY);
                    return map;
                });
    }

    private void budget(String key, int value) {
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

    private static Fate ready() {
        return new Fate.Ready(Duration.ofSeconds(2));
    }

    private boolean written() {
        return bench.key(TestFix.MAP, TestFix.KEY).equals(TestFix.VALUE);
    }

    private Change stored() {
        return bench.ledger.find(approved.id()).orElseThrow();
    }

    private List<SeenRequest> applied(String method) {
        return bench.writes().stream()
                .filter(it ->
                        it.method().equals(method) && it.query().contains("fieldManager=acknet"))
                .filter(SeenRequest::applied)
                .toList();
    }

    private List<String> evicted() {
        return bench.writes().stream()
                .filter(it -> it.path().endsWith("/eviction") && it.applied())
                .map(SeenRequest::path)
                .toList();
    }

    private static Effects effects(Change change) {
        return switch (change.state()) {
            case Failed failed -> failed.effects();
            case Halted halted -> halted.effects();
            default -> throw new AssertionError("no effects in " + change.state());
        };
    }

    /// What people are told of the object is what is so.
    private void assertTruth(Change change) {
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
