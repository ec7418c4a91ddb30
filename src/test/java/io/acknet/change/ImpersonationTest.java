package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Succeeded;
import io.acknet.fix.Fixes;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where writes are made in people's names, the API server hears one name from the dry run to the last
/// write.
class ImpersonationTest {
    private static final String NAME = "acknet:" + Samples.ANNA.account().text();

    private final Bench bench =
            new Bench(
                    Scenarios.healthyFlannel(),
                    new MemoryLedger(),
                    new Fixes(List.of(new TestFix(1)), Redactor.standard()),
                    true);
    private final Bench.Process process = bench.new Process("one");

    @BeforeEach
    void allow() {
        requestersMay("patch");
    }

    /// Likewise in `deploy/components/impersonation`.
    private void requestersMay(String verb) {
        bench.simulated.apply(
                List.of(
                        Bench.json(
                                """
                                {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole",
                                 "metadata": {"name": "writes"},
                                 "rules": [
                                   {"apiGroups": [""], "resources": ["configmaps"],
                                    "verbs": ["%s"]},
                                   {"apiGroups": [""], "resources": ["pods/eviction"],
                                    "verbs": ["create"]}]}
                                """
                                        .formatted(verb)),
                        Bench.json(
                                """
                                {"apiVersion": "rbac.authorization.k8s.io/v1",
                                 "kind": "ClusterRoleBinding",
                                 "metadata": {"name": "writes"},
                                 "roleRef": {"apiGroup": "rbac.authorization.k8s.io",
                                  "kind": "ClusterRole", "name": "writes"},
                                 "subjects": [{"apiGroup": "rbac.authorization.k8s.io",
                                  "kind": "Group", "name": "acknet:requesters"}]}
                                """)));
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void theDryRunGoesInTheNameThatWillWrite() {
        Change done = process.execute(process.approved("test-fix"));
        assertThat(done.state()).isInstanceOf(Succeeded.class);

        List<SeenRequest> writes = writes();
        assertThat(writes).filteredOn(SeenRequest::isDryRun).hasSizeGreaterThanOrEqualTo(2);
        assertThat(writes).filteredOn(it -> !it.isDryRun()).hasSizeGreaterThan(1);
        assertThat(writes).extracting(SeenRequest::user).containsOnly(NAME);
    }

    @Test
    void theDryRunOfAnUndoGoesInTheNameOfWhoeverAsksForIt() {
        Change done = process.execute(process.approved("test-fix"));
        int before = writes().size();

        assertThat(process.desk.undo(done.id(), Samples.BO, Samples.HERE))
                .isInstanceOf(Answer.Done.class);

        assertThat(writes().stream().skip(before).toList())
                .isNotEmpty()
                .allMatch(SeenRequest::isDryRun)
                .extracting(SeenRequest::user)
                .containsOnly("acknet:" + Samples.BO.account().text());
    }

    @Test
    void whatThePersonMayNotWriteIsNotProposed() {
        requestersMay("get");

        Answer answer =
                process.desk.propose(
                        new Asking(
                                Samples.ANNA,
                                Samples.HERE,
                                "prod",
                                "production",
                                bench.uid(),
                                "test-fix",
                                Map.of()));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.reasons().getFirst().what().en())
                                        .contains(NAME, "forbidden"));
    }

    /// Of the cluster's objects; asking for one's rights is a POST, too.
    private List<SeenRequest> writes() {
        return bench.simulated.requests().stream()
                .filter(SeenRequest::isWrite)
                .filter(it -> it.path().contains("/configmaps/") || it.path().endsWith("/eviction"))
                .toList();
    }
}
