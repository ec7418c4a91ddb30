package io.acknet.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The files of `deploy` by themselves, which needs no `kubectl`.
class ManifestsTest {
    private static final Path DEPLOYMENT = Path.of("deploy/base/deployment.yaml");

    /// What kustomize lists as resources; the rest are patches, configuration, and kustomize's own.
    static List<Path> resources() {
        return Kustomize.directories().stream().flatMap(ManifestsTest::listed).toList();
    }

    private static Stream<Path> listed(Path directory) {
        try {
            String text = Files.readString(directory.resolve("kustomization.yaml"));
            List<Path> files = new ArrayList<>();
            Manifests.documents(text)
                    .getFirst()
                    .path("resources")
                    .forEach(it -> files.add(directory.resolve(it.asText())));
            return files.stream().filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void everyResourceIsKnownToKubernetes(Path file) throws IOException {
        assertThat(Manifests.parse(Files.readString(file))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "replicas: 1,                   replicaz: 1",
        "runAsNonRoot: true,            runAsNonRooot: true",
        "readOnlyRootFilesystem: true,  readOnlyRootFileSystem: true",
        "replicas: 1,                   replicas: one",
        "kind: Deployment,              kind: DaemonSet",
    })
    void refusesWhatKubernetesDoesNotKnow(String known, String unknown) throws IOException {
        String text = Files.readString(DEPLOYMENT);
        assertThat(text).contains(known);
        assertThatThrownBy(() -> Manifests.parse(text.replace(known, unknown)))
                .isInstanceOf(IOException.class);
    }
}
