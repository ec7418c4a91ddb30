package io.acknet.fix;

import io.acknet.cluster.Kind;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import java.util.List;
import java.util.Optional;

/// The rights that steps need when they run.
final class Rights {
    private Rights() {}

    /// Reading and patching one ConfigMap, and nothing of any other.
    static List<Permission> edit(String namespace, String map) {
        return List.of(
                Permission.get(Kinds.CONFIG_MAPS, namespace, map),
                to("patch", Kinds.CONFIG_MAPS, Optional.of(namespace), Optional.of(map)));
    }

    /// Evicting Pods of a DaemonSet and seeing their successors come up.
    static List<Permission> restart(String namespace, String set) {
        Optional<String> there = Optional.of(namespace);
        return List.of(
                Permission.get(Kinds.DAEMON_SETS, namespace, set),
                to("get", Kinds.PODS, there, Optional.empty()),
                to("list", Kinds.PODS, there, Optional.empty()),
                new Permission("", "pods/eviction", "create", there, Optional.empty()));
    }

    /// @param namespace absent where a plan names it
    static Permission to(
            String verb, Kind<?, ?> kind, Optional<String> namespace, Optional<String> name) {
        return new Permission(kind.group(), kind.plural(), verb, namespace, name);
    }
}
