package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Failed;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Effects.Objects;
import io.acknet.rehearsal.cluster.Fate;
import io.acknet.rehearsal.cluster.Scenarios;
import org.junit.jupiter.api.Test;

/// What people, and what works for them, do to a change while it is carried out.
class MeddledExecutionTest extends FaultyExecution {
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
    void doesNotPutBackWhatSomebodyElseHasChanged() {
        bench.simulated.fates(pod -> new Fate.Stuck());
        at("roll-back.after", () -> bench.setKey(TestFix.MAP, TestFix.KEY, "theirs"));
        Change change = process.execute(approved);
        assertThat(bench.key(TestFix.MAP, TestFix.KEY)).isEqualTo("theirs");
        assertThat(effects(change).objects()).isEqualTo(Objects.FOREIGN);
        assertThat(evicted()).hasSize(1);
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
    void refusesAnotherClusterBehindTheSameName() {
        bench.simulated.load(Scenarios.terway());
        Change change = process.execute(approved);
        assertThat(change.state()).isInstanceOf(Failed.class);
        assertThat(((Failed) change.state()).why().en()).contains("another cluster");
        assertThat(applied("PATCH")).isEmpty();
    }
}
