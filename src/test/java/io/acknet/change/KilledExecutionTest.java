package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Ended;
import io.acknet.change.ChangeState.Executing;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Effect.Phase;
import io.acknet.change.Effects.Objects;
import io.acknet.fix.Fixes;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Fate;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ends a process at each point of an execution, and has another one find out what is true. `-Dkills=1`
/// also the last time that it comes to a point, and at all points of both ways.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledExecutionTest {
    private static final boolean ALL = Integer.getInteger("kills", 0) > 0;

    private final List<String> well = reached(false);
    private final List<String> crashing = reached(true);

    /// Not an exception that anybody would catch.
    private static final class Killed extends Error {}

    /// One point, the first or the last time that it is reached.
    record Death(boolean crashing, String point, int time) {}

    private static List<String> reached(boolean crashing) {
        List<String> reached = new ArrayList<>();
        try (Bench bench = bench(crashing)) {
            Bench.Process process = bench.new Process("one");
            Change approved = process.approved("test-fix");
            bench.failpoint = reached::add;
            process.execute(approved);
        }
        return reached;
    }

    Stream<Death> deaths() {
        Set<Death> deaths = new LinkedHashSet<>();
        for (String point : well) {
            deaths.add(new Death(false, point, 1));
            if (ALL) {
                deaths.add(new Death(false, point, Collections.frequency(well, point)));
            }
        }
        for (String point : crashing) {
            if (ALL || !well.contains(point)) {
                deaths.add(new Death(true, point, 1));
                deaths.add(new Death(true, point, Collections.frequency(crashing, point)));
            }
        }
        return deaths.stream();
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void whateverIsLostTheTruthIsToldAndNothingIsDoneTwice(Death death) {
        try (Bench bench = bench(death.crashing())) {
            Bench.Process one = bench.new Process("one");
            Change approved = one.approved("test-fix");
            kill(bench, one, approved, death);
            bench.failpoint = point -> {};
            bench.cluster.advance(Tenure.LENGTH);
            Bench.Process two = bench.new Process("two");
            Change found = bench.ledger.find(approved.id()).orElseThrow();
            Change after = goOn(bench, two, found);
            assertThat(after.state()).isInstanceOf(Ended.class);
            assertThat(after.state() instanceof Succeeded).isEqualTo(!death.crashing());
            assertThat(bench.key(TestFix.MAP, TestFix.KEY))
                    .isEqualTo(death.crashing() ? "" : TestFix.VALUE);
            assertThat(applied(bench, "PATCH")).hasSize(death.crashing() ? 2 : 1);
            assertThat(applied(bench, "POST"))
                    .hasSize(death.crashing() ? 2 : 3)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theWholeWayPassesEveryPointThatItShould() {
        assertThat(Stream.concat(well.stream(), crashing.stream()))
                .contains(
                        "claim.before",
                        "verdict.after",
                        "set.before-call",
                        "set.after-call",
                        "evict.after-outcome",
                        "gate.before",
                        "soak.after",
                        "roll-back.before",
                        "put-back.after-call",
                        "evict-back.after-intent",
                        "end.after")
                .allSatisfy(point -> assertThat(Failpoints.ALL).contains(point));
    }

    private static void kill(Bench bench, Bench.Process process, Change approved, Death death) {
        int[] left = {death.time()};
        bench.failpoint =
                point -> {
                    if (point.equals(death.point()) && --left[0] == 0) {
                        throw new Killed();
                    }
                };
        boolean killed = false;
        try {
            process.execute(approved);
        } catch (Killed e) {
            killed = true;
        }
        assertThat(killed).isTrue();
    }

    private static Change goOn(Bench bench, Bench.Process process, Change found) {
        return switch (found.state()) {
            case Approved _ -> process.execute(found);
            case Executing _ -> {
                Change taken = process.takeUp(found);
                assertTruth(bench, taken);
                process.desk.proceed(taken.id(), Samples.BO);
                yield bench.ledger.find(found.id()).orElseThrow();
            }
            default -> found;
        };
    }

    private static void assertTruth(Bench bench, Change taken) {
        assertThat(taken.state()).isInstanceOf(Halted.class);
        assertThat(taken.actions().values()).noneMatch(effect -> effect.phase() == Phase.INTENT);
        Objects said = ((Halted) taken.state()).effects().objects();
        boolean written = bench.key(TestFix.MAP, TestFix.KEY).equals(TestFix.VALUE);
        assertThat(said == Objects.AS_PLANNED).isEqualTo(written);
        assertThat(((Halted) taken.state()).effects().restarted().stream().sorted().toList())
                .isEqualTo(applied(bench, "POST").stream().sorted().toList());
    }

    /// Names of what was changed.
    private static List<String> applied(Bench bench, String method) {
        return bench.writes().stream()
                .filter(it -> it.method().equals(method) && it.applied())
                .map(SeenRequest::path)
                .map(path ->
                        path.replaceAll(".*/namespaces/([^/]*)/pods/([^/]*)/eviction", "$1/$2"))
                .toList();
    }

    private static Bench bench(boolean crashing) {
        Bench bench =
                new Bench(
                        Scenarios.healthyFlannel(),
                        new MemoryLedger(),
                        new Fixes(List.of(new TestFix(1)), Redactor.standard()));
        if (crashing) {
            bench.simulated.fates(pod ->
                    bench.key(TestFix.MAP, TestFix.KEY).isEmpty()
                            ? new Fate.Ready(Duration.ofSeconds(2))
                            : new Fate.Crashing(Duration.ofSeconds(1)));
        }
        return bench;
    }
}
