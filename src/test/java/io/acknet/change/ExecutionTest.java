package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Verdict;
import io.acknet.rehearsal.cluster.Scenarios;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionTest {
    private final Bench bench = new Bench(Scenarios.flannelCniVersion());
    private final Bench.Process process = bench.new Process("one");

    @AfterEach
    void end() {
        bench.close();
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
