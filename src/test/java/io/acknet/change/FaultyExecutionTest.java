package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Failed;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Effects.Objects;
import io.acknet.rehearsal.cluster.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes wrong between acknet and a cluster.
class FaultyExecutionTest extends FaultyExecution {
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
    void saysThatNothingWasDoneWhenItIsForbidden() {
        bench.simulated.faults().always(PATCH, new Fault.Refuse(403));
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Failed.class);
        assertThat(effects(change).objects()).isEqualTo(Objects.AS_BEFORE);
        assertThat(evicted()).isEmpty();
        assertTruth(change);
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
}
