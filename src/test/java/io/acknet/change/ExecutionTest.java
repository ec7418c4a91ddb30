package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Verdict;
import io.acknet.fix.Fixes;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Fault;
import io.acknet.rehearsal.cluster.Faults;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.store.Store;
import io.acknet.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionTest {
    @TempDir private Path directory;
    private final Bench bench = new Bench(Scenarios.flannelCniVersion());
    private final Bench.Process process = bench.new Process("one");

    @AfterEach
    void end() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsLogInADatabase(TestDatabase database) {
        try (Store store = TestDatabase.open(database.fresh(directory));
                Bench stored =
                        new Bench(
                                Scenarios.healthyFlannel(),
                                new StoredLedger(store),
                                new Fixes(List.of(new TestFix(1)), Redactor.standard()))) {
            Bench.Process first = stored.new Process("one");
            stored.simulated
                    .faults()
                    .times(1, Faults.Where.of("POST", "/eviction"), new Fault.DropAfter());
            Change done = first.execute(first.approved("test-fix"));
            assertThat(done.state()).isInstanceOf(ChangeState.Succeeded.class);
            assertThat(done.actions()).hasSize(5);
            assertThat(store.changes().steps(done.id())).hasSameSizeAs(done.log());
        }
    }

    @Test
    void carriesOutWhatWasApprovedAndProvesIt() {
        Change change = process.execute(process.approved("cni-version"));
        assertThat(change.state())
                .isInstanceOfSatisfying(
                        ChangeState.Succeeded.class,
                        state -> {
                            assertThat(state.proof().before()).contains(Verdict.PROBLEM);
                            assertThat(state.proof().outcome()).isEqualTo(Proof.Outcome.CURED);
                        });
        assertThat(change.request().diff())
                .contains("+      \"cniVersion\": \"0.3.0\",")
                .hasLineCount(10);
        assertThat(bench.key("kube-flannel-cfg", "cni-conf.json")).contains("0.3.0");
    }
}
