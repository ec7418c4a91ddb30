package io.acknet.cli;

import io.acknet.OpenStore;
import io.acknet.config.Config;
import io.acknet.config.ConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which configuration: the file that was named, else `acknet.yaml` if it is there, else the defaults.
final class ConfigOption {
    private static final Path DEFAULT = Path.of("acknet.yaml");

    @Option(names = "--config", paramLabel = "FILE", description = "Default: acknet.yaml")
    private Optional<Path> named = Optional.empty();

    ConfigOption() {}

    ConfigOption(Optional<Path> named) {
        this.named = named;
    }

    /// Where it is, or would be.
    Path file() {
        return named.orElse(DEFAULT);
    }

    Config read(Map<String, String> environment) {
        return named.isEmpty() && !Files.exists(DEFAULT)
                ? ConfigFile.none(environment)
                : ConfigFile.read(file(), environment);
    }

    /// The way to its database.
    OpenStore store() {
        Map<String, String> environment = System.getenv();
        return new OpenStore(read(environment).storage(), environment);
    }
}
