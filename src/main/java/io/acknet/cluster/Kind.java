package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import java.util.function.Function;

/// A kind of object that can be read, and what of each object is kept after its page was parsed.
///
/// @param <W> the object as it comes over the wire
/// @param <S> what is kept of it
/// @param group empty for the core group
/// @param plural the name in URLs and in RBAC
public record Kind<W extends HasMetadata, S>(
        String group,
        String version,
        String plural,
        boolean namespaced,
        Class<W> type,
        Class<? extends KubernetesResourceList<W>> listType,
        Function<W, S> keep) {

    String path(String namespace) {
        String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        return namespace.isEmpty() || !namespaced
                ? root + "/" + plural
                : root + "/namespaces/" + namespace + "/" + plural;
    }

    /// `configmaps` or `daemonsets.apps`, as `kubectl` writes it.
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String groupVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
