package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// A kind of object that can be read, and what of each object is kept after its page was parsed.
///
/// @param <W> the object as it comes over the wire
/// @param <S> what is kept of it
/// @param group empty for the core group
/// @param plural the name in URLs and in RBAC
/// @param listed the fields that are read of an object in a list; of one that is got alone, all are
/// @param within whether something that is kept is in a scope, where what is kept tells
public record Kind<W extends HasMetadata, S>(
        String group,
        String version,
        String plural,
        boolean namespaced,
        Class<W> type,
        Class<? extends KubernetesResourceList<W>> listType,
        Keep<W, S> keep,
        Fields listed,
        Optional<BiPredicate<S, Scope>> within) {

    /// What of an object outlives its page.
    @FunctionalInterface
    public interface Keep<W, S> {
        S of(W object, Shared shared);
    }

    Kind(
            String group,
            String version,
            String plural,
            boolean namespaced,
            Class<W> type,
            Class<? extends KubernetesResourceList<W>> listType,
            Function<W, S> keep) {
        this(
                group,
                version,
                plural,
                namespaced,
                type,
                listType,
                (object, _) -> keep.apply(object),
                Fields.ALL,
                Optional.empty());
    }

    Kind<W, S> listing(Fields fields) {
        return new Kind<>(group, version, plural, namespaced, type, listType, keep, fields, within);
    }

    Kind<W, S> keeping(Keep<W, S> kept) {
        return new Kind<>(group, version, plural, namespaced, type, listType, kept, listed, within);
    }

    Kind<W, S> narrowedBy(BiPredicate<S, Scope> test) {
        return new Kind<>(
                group,
                version,
                plural,
                namespaced,
                type,
                listType,
                keep,
                listed,
                Optional.of(test));
    }

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
