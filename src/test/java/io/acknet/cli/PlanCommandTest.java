package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.fix.Fixes;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanCommandTest {
    @TempDir Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aPlanIsExitZeroAndOneJsonDocument() throws IOException {
        int exit = on(Scenarios.flannelCniVersion(), "cni-version", "--json", "--lang", "en");

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(exit).isZero();
        assertThat(document.path("outcome").asText()).isEqualTo("plan");
        assertThat(document.path("cluster").path("uid").asText()).isNotEmpty();
        assertThat(document.path("diff").asText())
                .startsWith("--- kube-system/configmaps/kube-flannel-cfg\n+++ ")
                .contains("\n+", "\"cniVersion\"");
        assertThat(document.path("fingerprint").asText()).matches("[0-9a-f]{64}");
        assertThat(document.path("warnings")).isNotEmpty();
        assertThat(document.path("steps")).hasSize(2);
    }

    @Test
    void aLocalDiffSaysThatNoServerConfirmedIt() throws IOException {
        on(Scenarios.flannelCniVersion(), "cni-version", "--lang", "en");

        assertThat(out.toString())
                .contains("not confirmed by the API server's dry run, because")
                .contains("nothing was changed");
    }

    @Test
    void nothingIsChanged() throws IOException {
        Path file = directory.resolve("kubeconfig");
        try (SimulatedCluster cluster = SimulatedCluster.start(Scenarios.flannelCniVersion())) {
            Files.writeString(file, cluster.kubeconfig(SimulatedCluster.ADMIN));
            run(file, "cni-version");

            assertThat(cluster.requests()).isNotEmpty().noneMatch(SeenRequest::isWrite);
        }
    }

    @Test
    void nothingToDoIsExitZero() throws IOException {
        assertThat(on(Scenarios.healthyFlannel(), "cni-version", "--lang", "en")).isZero();
        assertThat(out.toString()).contains("Nothing to do");
    }

    @Test
    void anUnsuitableClusterIsExitOne() throws IOException {
        assertThat(on(Scenarios.terway(), "cni-version", "--json")).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out.toString()).path("outcome").asText())
                .isEqualTo("unsuitable");
    }

    @Test
    void aClusterThatCannotBeReachedIsExitThree() throws IOException {
        Path file = directory.resolve("kubeconfig");
        try (SimulatedCluster cluster = SimulatedCluster.start(Scenarios.flannel())) {
            Files.writeString(file, cluster.kubeconfig(SimulatedCluster.ADMIN));
        }

        assertThat(run(file, "cni-version", "--json")).isEqualTo(3);
    }

    @Test
    void anUnknownFixIsAUsageErrorThatNamesTheFixes() throws IOException {
        assertThat(on(Scenarios.flannel(), "nonsense", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no fix nonsense", "cni-version");
    }

    @Test
    void thePlanIsReadableInChinese() throws IOException {
        on(Scenarios.flannelCniVersion(), "cni-version", "--lang", "zh");

        assertThat(out.toString()).contains("步骤", "逐个驱逐", "注意", "改动");
    }

    private int on(Scenario scenario, String... arguments) throws IOException {
        Path file = directory.resolve("kubeconfig");
        try (SimulatedCluster cluster = SimulatedCluster.start(scenario)) {
            Files.writeString(file, cluster.kubeconfig(SimulatedCluster.ADMIN));
            return run(file, arguments);
        }
    }

    private int run(Path kubeconfig, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--kubeconfig", kubeconfig.toString()));
        return new CommandLine(new PlanCommand(Fixes.standard(), Clock.systemUTC()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
