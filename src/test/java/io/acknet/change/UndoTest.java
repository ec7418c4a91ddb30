package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Cancelled;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.fix.Fixes;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.store.Stop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UndoTest {
    private final Bench bench =
            new Bench(
                    Scenarios.healthyFlannel(),
                    new MemoryLedger(),
                    new Fixes(List.of(new TestFix(1)), Redactor.standard()));
    private final Bench.Process process = bench.new Process("one");

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void putsTheCapturedValueBackByTheSameWay() {
        Change done = process.execute(process.approved("test-fix"));
        Change undo = undo(done);
        assertThat(undo.request().undoOf()).contains(done.id());
        assertThat(undo.request().diff()).contains("-");
        assertThat(process.desk.approve(undo.id(), Samples.ANNA, Yes.typed("prod")))
                .isInstanceOf(Answer.Refused.class);
        Change undone = process.execute(process.approve(undo));
        assertThat(undone.state()).isInstanceOf(Succeeded.class);
        assertThat(bench.key(TestFix.MAP, TestFix.KEY)).isEmpty();
        assertThat(bench.writes().stream().filter(it -> it.path().endsWith("/eviction")))
                .hasSize(6);
    }

    @Test
    void refusesOnceSomebodyElseHasTouchedTheObject() {
        Change done = process.execute(process.approved("test-fix"));
        bench.setKey(TestFix.MAP, "other", "third");
        assertThat(process.desk.undo(done.id(), Samples.ANNA, Samples.HERE))
                .isInstanceOfSatisfying(
                        Answer.NoPlan.class,
                        none -> assertThat(none.reason().en()).contains("touched"));
    }

    @Test
    void refusesWhenSomebodyTouchesTheObjectAfterTheApproval() {
        Change done = process.execute(process.approved("test-fix"));
        Change undo = process.approve(undo(done));
        bench.setKey(TestFix.MAP, "other", "third");
        assertThat(process.execute(undo).state()).isInstanceOf(ChangeState.Failed.class);
        assertThat(bench.key(TestFix.MAP, TestFix.KEY)).isEqualTo(TestFix.VALUE);
    }

    @Test
    void callsOffWhatIsHalted() {
        Change approved = process.approved("test-fix");
        bench.failpoint =
                point -> {
                    if (point.equals("set.after-outcome")) {
                        pull();
                    }
                };
        Change halted = process.execute(approved);
        assertThat(halted.state()).isInstanceOf(Halted.class);
        bench.failpoint = point -> {};
        bench.ledger.resume(
                bench.uid(), Events.stop(Samples.CHEN.account(), "cleared", bench.uid(), ""));
        Change undo = undo(halted);
        assertThat(bench.ledger.find(halted.id()).orElseThrow().state())
                .isInstanceOf(Cancelled.class);
        assertThat(process.execute(process.approve(undo)).state()).isInstanceOf(Succeeded.class);
        assertThat(bench.key(TestFix.MAP, TestFix.KEY)).isEmpty();
    }

    @Test
    void thereIsNothingToUndoOfWhatDidNothing() {
        Change pending = process.propose("test-fix", java.util.Map.of());
        process.desk.cancel(pending.id(), Samples.ANNA);
        assertThat(process.desk.undo(pending.id(), Samples.ANNA, Samples.HERE))
                .isInstanceOf(Answer.Stands.class);
    }

    private Change undo(Change change) {
        Answer answer = process.desk.undo(change.id(), Samples.ANNA, Samples.HERE);
        assertThat(answer).isInstanceOf(Answer.Done.class);
        Change undo = ((Answer.Done) answer).change();
        assertThat(undo.state()).isInstanceOf(Pending.class);
        return undo;
    }

    private void pull() {
        bench.ledger.stop(
                new Stop(bench.uid(), "T1:UCHEN", "enough", bench.cluster.now()),
                Events.stop(Samples.CHEN.account(), "set", bench.uid(), "enough"));
    }
}
