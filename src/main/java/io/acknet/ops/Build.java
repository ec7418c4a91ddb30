package io.acknet.ops;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/// Which acknet this is.
///
/// @param version of the program; `development` where it runs from compiled classes
/// @param commit of its sources; empty where the build did not know
public record Build(String version, String commit) {
    private static final String DEVELOPMENT = "development";

    /// As it stands in the manifest of the jar that this class came in.
    public static Build current() {
        String itself = "/" + Build.class.getName().replace('.', '/') + ".class";
        String address = Objects.requireNonNull(Build.class.getResource(itself)).toString();
        if (!address.startsWith("jar:")) {
            return new Build(DEVELOPMENT, "");
        }
        String root = address.substring(0, address.length() - itself.length());
        try (InputStream in = URI.create(root + "/META-INF/MANIFEST.MF").toURL().openStream()) {
            Attributes says = new Manifest(in).getMainAttributes();
            return new Build(
                    value(says, "Implementation-Version").orElse(DEVELOPMENT),
                    value(says, "Implementation-Commit").orElse(""));
        } catch (IOException e) {
            return new Build(DEVELOPMENT, "");
        }
    }

    /// Maven leaves `${…}` where it has no value.
    private static Optional<String> value(Attributes says, String name) {
        return Optional.ofNullable(says.getValue(name))
                .filter(value -> !value.isBlank() && !value.contains("${"));
    }

    /// Such as `0.1.0 (1a2b3c4)`.
    @Override
    public String toString() {
        return commit.isEmpty() ? version : version + " (" + commit + ")";
    }
}
