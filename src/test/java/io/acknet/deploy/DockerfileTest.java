package io.acknet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileTest {
    private final List<String> lines;

    DockerfileTest() throws IOException {
        lines = Files.readAllLines(Path.of("deploy/image/Dockerfile"));
    }

    @Test
    void basesArePinned() {
        assertThat(lines.stream().filter(line -> line.startsWith("ARG ")))
                .hasSize(2)
                .allMatch(line ->
                        line.matches(
                                "ARG [A-Z]+=\\S+(:[^:@]*\\d+\\.\\d+[^:@]*|@sha256:[0-9a-f]{64})"));
        assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
                .containsExactly("FROM ${JDK} AS build", "FROM ${BASE}");
    }

    @Test
    void theUserIsTheDeploymentsAndANumber() throws IOException {
        assertThat(lines).contains("USER 65532:65532");
        assertThat(Files.readString(Path.of("deploy/base/deployment.yaml")))
                .contains("runAsUser: 65532", "runAsGroup: 65532", "fsGroup: 65532");
    }

    @Test
    void itTakesEverythingThatTheScriptMakes() throws IOException {
        String script = Files.readString(Path.of("deploy/image/runtime.sh"));
        String copied =
                String.join(
                        "\n",
                        lines.stream().filter(line -> line.startsWith("COPY --from")).toList());
        for (String part :
                List.of(
                        "jre",
                        "native",
                        "lib",
                        "acknet",
                        "java.options",
                        "acknet.jar",
                        "acknet.aot")) {
            assertThat(script).contains("$home/" + part);
            assertThat(copied).contains("/opt/acknet/" + part);
        }
    }
}
