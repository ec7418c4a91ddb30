package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.check.Checks;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.Scenarios;
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

class CheckCommandTest {
    @TempDir Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void runsAllChecksOnOneReadingIntoOneDocument() throws IOException {
        int exit = on(Scenarios.flannel(), "all", "--json", "--lang", "en");
        assertThat(exit).isEqualTo(Exit.NO);
        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("verdict").asText()).isEqualTo("PROBLEM");
        assertThat(document.path("reports")).hasSize(Checks.standard().all().size());
        assertThat(document.path("reports").findValuesAsText("readAt"))
                .as("one reading")
                .containsOnly(document.path("readAt").asText());
        assertThat(on(Scenarios.flannel(), "all", "--param", "pod=a/b", "--lang", "en"))
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void aProblemIsExitOneAndOneJsonDocument() throws IOException {
        int exit = on(Scenarios.flannel(), "hairpin", "--json", "--lang", "en");

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(exit).isEqualTo(1);
        assertThat(document.path("verdict").asText()).isEqualTo("PROBLEM");
        assertThat(document.path("cluster").path("uid").asText()).isNotEmpty();
        assertThat(document.path("findings").path(0).path("id").asText()).isEqualTo("hairpin-off");
        assertThat(document.path("findings").path(0).path("evidence")).isNotEmpty();
    }

    @Test
    void aTopicThatDoesNotApplyIsExitZero() throws IOException {
        assertThat(on(Scenarios.terway(), "hairpin")).isZero();
    }

    @Test
    void aHealthyClusterIsExitZero() throws IOException {
        for (String topic : List.of("hairpin", "cni-version", "network-type")) {
            assertThat(on(Scenarios.healthyFlannel(), topic, "--lang", "en"))
                    .as(out.toString())
                    .isZero();
        }
    }

    @Test
    void theVerdictIsReadableInChinese() throws IOException {
        on(Scenarios.flannel(), "network-type", "--lang", "zh");

        assertThat(out.toString()).contains("正常").contains("此集群使用 Flannel");
    }

    @Test
    void anUnknownTopicIsAUsageErrorThatNamesTheTopics() throws IOException {
        assertThat(on(Scenarios.flannel(), "nonsense", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "there are: ",
                        "cni-version, ",
                        "hairpin, ",
                        "network-type, ",
                        "route-tables");
    }

    @Test
    void anUnknownParameterIsAUsageErrorThatNamesTheParameters() throws IOException {
        assertThat(on(Scenarios.flannel(), "hairpin", "--param", "pid=1", "--lang", "en"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("unknown parameter pid").contains("pod=ns/name");
    }

    @Test
    void aClusterThatCannotBeReachedIsExitThree() throws IOException {
        Path file = directory.resolve("kubeconfig");
        try (SimulatedCluster cluster = SimulatedCluster.start(Scenarios.flannel())) {
            Files.writeString(file, cluster.kubeconfig(SimulatedCluster.ADMIN));
        }

        assertThat(run(file, "hairpin", "--json")).isEqualTo(3);
        assertThat(new ObjectMapper().readTree(out.toString()).path("verdict").asText())
                .isEqualTo("UNKNOWN");
    }

    @Test
    void aKubeconfigThatIsRefusedIsExitTwoWithOneLine() throws IOException {
        Path file = directory.resolve("kubeconfig");
        Files.writeString(file, "not: a kubeconfig\n");

        assertThat(run(file, "hairpin", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
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
        return new CommandLine(new CheckCommand(Checks.standard(), Clock.systemUTC()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
