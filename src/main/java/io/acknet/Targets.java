package io.acknet;

import io.acknet.cluster.Target;
import io.acknet.config.Config;
import java.nio.file.Path;
import java.util.Optional;

/// The clusters of the configuration as targets: to read, and to write, which may take other
/// credentials.
final class Targets {
    private Targets() {}

    static Target reading(Config.Cluster cluster) {
        return target(cluster, cluster.kubeconfig(), cluster.context());
    }

    static Target writing(Config.Cluster cluster) {
        return cluster.write()
                .filter(write -> write.kubeconfig().isPresent() || write.context().isPresent())
                .map(write ->
                        target(
                                cluster,
                                write.kubeconfig().or(cluster::kubeconfig),
                                write.kubeconfig().isPresent()
                                        ? write.context()
                                        : write.context().or(cluster::context)))
                .orElseGet(() -> reading(cluster));
    }

    private static Target target(
            Config.Cluster cluster, Optional<Path> kubeconfig, Optional<String> context) {
        return new Target(
                cluster.name(),
                cluster.environment(),
                kubeconfig
                        .<Target.Access>map(file -> new Target.InFile(file, context))
                        .orElseGet(() -> new Target.InCluster(Target.InCluster.MOUNT)),
                cluster.insecureTlsForLab(),
                cluster.execAllowed().stream()
                        .map(allowed -> new Target.ExecAllowed(allowed.path(), allowed.sha256()))
                        .toList());
    }
}
