package io.acknet.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A cluster of the configuration: what people call it and how to reach it.
///
/// @param environment such as `production`
/// @param insecureTlsForLab accept a certificate that cannot be verified, and plain HTTP
/// @param execAllowed the only credential plugins that its kubeconfig may name
public record Target(
        String name,
        String environment,
        Access access,
        boolean insecureTlsForLab,
        List<ExecAllowed> execAllowed) {

    public Target {
        execAllowed = List.copyOf(execAllowed);
    }

    /// A cluster that a kubeconfig leads to, with verified TLS and no credential plugin.
    public static Target of(
            String name, String environment, Path kubeconfig, Optional<String> context) {
        return new Target(name, environment, new InFile(kubeconfig, context), false, List.of());
    }

    /// The same target for a laboratory: a certificate that cannot be verified is accepted.
    public Target withInsecureTlsForLab() {
        return new Target(name, environment, access, true, execAllowed);
    }

    public sealed interface Access {}

    /// @param context the file's current context where absent
    public record InFile(Path kubeconfig, Optional<String> context) implements Access {}

    /// The service account of the Pod that acknet runs in.
    public record InCluster(Path serviceAccount) implements Access {
        /// Where Kubernetes mounts a service account.
        public static final Path MOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    }

    /// A credential plugin by absolute path and the SHA-256 of its file, in hexadecimal.
    public record ExecAllowed(String path, String sha256) {}
}
