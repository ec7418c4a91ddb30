package io.acknet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Secrets come from the environment, else from the files that the configuration names.
final class SecretSource {
    private SecretSource() {}

    static Optional<Secret> find(
            String variable, Optional<Path> file, Map<String, String> environment) {
        String value = environment.getOrDefault(variable, "").strip();
        if (!value.isEmpty()) {
            return Optional.of(new Secret(value));
        }
        return file.map(SecretSource::read);
    }

    private static Secret read(Path file) {
        try {
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                throw new ConfigException(file + ": the file is empty; it must hold one secret");
            }
            return new Secret(value);
        } catch (IOException e) {
            throw new ConfigException(file + ": the secret in it cannot be read (" + e + ")");
        }
    }
}
