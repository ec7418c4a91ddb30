package io.acknet.cluster;

import java.util.Optional;

/// A right that a read needs, in the words of Kubernetes' RBAC.
///
/// @param apiGroup empty for the core group
/// @param resource in the plural, such as `daemonsets`
/// @param namespace absent for all namespaces, or for resources that have none
/// @param name absent for all names
public record Permission(
        String apiGroup,
        String resource,
        String verb,
        Optional<String> namespace,
        Optional<String> name) {

    public static Permission list(Kind<?, ?> kind) {
        return of(kind, "list", Optional.empty(), Optional.empty());
    }

    public static Permission listIn(Kind<?, ?> kind, String namespace) {
        return of(kind, "list", Optional.of(namespace), Optional.empty());
    }

    public static Permission get(Kind<?, ?> kind, String namespace, String name) {
        return of(
                kind,
                "get",
                Optional.of(namespace).filter(given -> !given.isEmpty()),
                Optional.of(name));
    }

    private static Permission of(
            Kind<?, ?> kind, String verb, Optional<String> namespace, Optional<String> name) {
        return new Permission(kind.group(), kind.plural(), verb, namespace, name);
    }

    /// `configmaps` or `daemonsets.apps`, as `kubectl auth can-i` writes it.
    public String qualifiedResource() {
        return apiGroup.isEmpty() ? resource : resource + "." + apiGroup;
    }
}
