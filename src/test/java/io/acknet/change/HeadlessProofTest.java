package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Checks;
import io.acknet.check.Verdict;
import io.acknet.fix.Fixes;
import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import io.acknet.rehearsal.cluster.Fault;
import io.acknet.rehearsal.cluster.Faults;
import io.acknet.rehearsal.cluster.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What proves `headless-service`: the Service that was planned, and that it leads somewhere.
class HeadlessProofTest {
    private final Bench bench =
            new Bench(Scenarios.flannel(), new MemoryLedger(), Fixes.standard());
    private final Checking checking =
            Checking.of(Checks.standard(), Fixes.standard(), bench.clusters);
    private final Plan plan = plan();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void theServiceThatWasPlannedIsTheProof() {
        make(service());

        Checking.Outcome seen = look(Verdict.OK, "with the right selector and ports");
        assertThat(seen.ofObjects()).isTrue();
        assertThat(seen.headline().zh()).contains("可以解析到");
    }

    @Test
    void withoutItThereIsNone() {
        look(Verdict.PROBLEM, "does not exist");
    }

    @Test
    void anotherSelectorIsNone() {
        make(service().replace("\"selector\":{", "\"selector\":{\"tier\":\"other\","));

        look(Verdict.PROBLEM, "another selector");
    }

    @Test
    void otherPortsAreNone() {
        make(service().replace("\"port\":", "\"port\":1"));

        look(Verdict.PROBLEM, "other ports");
    }

    @Test
    void aServiceThatTranslatesIsNone() {
        make(service().replace("\"clusterIP\":\"None\",", ""));

        look(Verdict.PROBLEM, "is not headless");
    }

    @Test
    void aServiceThatLeadsNowhereIsNone() {
        bench.admin.apps().deployments().inNamespace("web").withName("cart").scale(0);
        bench.cluster.advance(Duration.ofMinutes(1));
        make(service());

        look(Verdict.PROBLEM, "leads nowhere");
    }

    @Test
    void whatCannotBeReadProvesNothing() {
        make(service());
        bench.simulated
                .faults()
                .always(Faults.Where.of("GET", "/endpointslices"), new Fault.Refuse(403));

        look(Verdict.UNKNOWN, "endpointslices");
    }

    private Checking.Outcome look(Verdict verdict, String said) {
        Checking.Outcome seen = checking.check(plan).orElseThrow();
        assertThat(seen.verdict()).isEqualTo(verdict);
        assertThat(seen.headline().en()).contains(said);
        return seen;
    }

    private void make(String service) {
        bench.simulated.apply(List.of(Bench.json(service)));
        bench.cluster.advance(Duration.ofSeconds(5));
    }

    private String service() {
        return ((Step.Create) plan.steps().getFirst()).json();
    }

    private Plan plan() {
        return ((Planning.Outcome.Ready)
                        bench.planning()
                                .plan(
                                        Samples.ANNA.account(),
                                        "prod",
                                        "headless-service",
                                        Map.of("service", "web/cart")))
                .plan();
    }
}
