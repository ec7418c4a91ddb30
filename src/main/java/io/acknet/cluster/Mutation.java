package io.acknet.cluster;

import java.util.List;
import java.util.Map;

/// One request that changes something, or asks in a dry run what it would change. Each pins what it
/// changes, so that it does nothing to an object that is no longer the one that was looked at.
public sealed interface Mutation {

    /// A JSON Patch (RFC 6902) of one object; `test` operations in it pin the object.
    ///
    /// @param operations such as `{"op":"test","path":"/metadata/uid","value":"…"}`
    record Patch(
            Kind<?, ?> kind, String namespace, String name, List<Map<String, Object>> operations)
            implements Mutation {
        public Patch {
            operations = List.copyOf(operations);
        }
    }

    /// Evicts the Pod with this UID, so that a PodDisruptionBudget has its say.
    record Evict(String namespace, String name, String uid) implements Mutation {}

    /// Creates an object; one of that name must not exist.
    record Create(Kind<?, ?> kind, String namespace, String name, String json)
            implements Mutation {}

    /// Deletes the object with this UID and resourceVersion.
    record Delete(
            Kind<?, ?> kind, String namespace, String name, String uid, String resourceVersion)
            implements Mutation {}

    /// What it is about, such as `kube-system/configmaps/kube-flannel-cfg`.
    default String subject() {
        return switch (this) {
            case Patch(var kind, var namespace, var name, _) -> subject(kind, namespace, name);
            case Evict(var namespace, var name, _) -> subject(Kinds.PODS, namespace, name);
            case Create(var kind, var namespace, var name, _) -> subject(kind, namespace, name);
            case Delete(var kind, var namespace, var name, _, _) -> subject(kind, namespace, name);
        };
    }

    private static String subject(Kind<?, ?> kind, String namespace, String name) {
        return namespace + "/" + kind.qualified() + "/" + name;
    }
}
