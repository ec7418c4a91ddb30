package io.acknet.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Renders `deploy` as `kubectl kustomize` does: with it, since nobody renders otherwise.
final class Kustomize {
    /// Components came with kustomize 3.7, into kubectl with 1.21.
    private static final String NEEDED = "kubectl of 1.21 or newer";

    private static final Path OVERLAYS = Path.of("target/kustomize");

    private Kustomize() {}

    /// Why nothing can be rendered here, if so.
    static Optional<String> missing() {
        try {
            Rendered probe = run(Path.of("deploy/base"));
            return probe.status == 0
                    ? Optional.empty()
                    : Optional.of("no " + NEEDED + ": " + probe.errors);
        } catch (IOException e) {
            return Optional.of("no " + NEEDED + " on the PATH");
        }
    }

    /// The base with these components, as YAML.
    static String render(Combination combination) throws IOException {
        String name = combination.toString().replaceAll("[ +]+", "_");
        Path overlay = Files.createDirectories(OVERLAYS.resolve(name));
        String components =
                combination.components().stream()
                        .map(it -> "  - ../../../deploy/components/" + it + "\n")
                        .collect(Collectors.joining());
        Files.writeString(
                overlay.resolve("kustomization.yaml"),
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [../../../deploy/base]
                """
                        + (components.isEmpty() ? "" : "components:\n" + components));
        return render(overlay);
    }

    /// @param directory that holds a `kustomization.yaml`
    static String render(Path directory) throws IOException {
        Rendered rendered = run(directory);
        if (rendered.status != 0 || !rendered.errors.isEmpty()) {
            throw new AssertionError(directory + ": " + rendered.errors);
        }
        return rendered.text;
    }

    private record Rendered(int status, String text, String errors) {}

    private static Rendered run(Path directory) throws IOException {
        Path errors = Files.createTempFile("kustomize", ".err");
        try {
            Process process =
                    new ProcessBuilder("kubectl", "kustomize", directory.toString())
                            .redirectError(errors.toFile())
                            .start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Rendered(process.waitFor(), text, Files.readString(errors).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(errors);
        }
    }

    /// Every directory that can be rendered or listed.
    static List<Path> directories() {
        try (Stream<Path> files = Files.walk(Path.of("deploy"))) {
            return files.filter(file -> file.endsWith("kustomization.yaml"))
                    .map(Path::getParent)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
