package io.acknet.rehearsal.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `/api/v1/namespaces/web/pods/cart-0/eviction`, taken apart.
///
/// @param namespace, name, subresource empty where there is none
record ApiPath(
        String groupVersion, String namespace, String resource, String name, String subresource) {

    /// Empty for paths that are not of a resource.
    static Optional<ApiPath> parse(String path) {
        List<String> parts =
                Arrays.stream(path.split("/", -1)).filter(it -> !it.isEmpty()).toList();
        if (parts.size() >= 3 && parts.get(0).equals("api")) {
            return Optional.of(of(parts.get(1), parts.subList(2, parts.size())));
        }
        if (parts.size() >= 4 && parts.get(0).equals("apis")) {
            return Optional.of(
                    of(parts.get(1) + "/" + parts.get(2), parts.subList(3, parts.size())));
        }
        return Optional.empty();
    }

    String resourceAndSub() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    /// The namespace in which the object is kept: none for what belongs to the whole cluster, although
    /// authorization counts a Namespace as within itself.
    String home(ResourceType type) {
        return type.namespaced() ? namespace : "";
    }

    ApiPath named(String other) {
        return new ApiPath(groupVersion, namespace, resource, other, subresource);
    }

    private static ApiPath of(String groupVersion, List<String> rest) {
        boolean inNamespace =
                rest.getFirst().equals("namespaces")
                        && rest.size() >= 3
                        && !isOfNamespace(rest.get(2));
        List<String> own = inNamespace ? rest.subList(2, rest.size()) : rest;
        // the request info of the real server counts a Namespace object as within itself
        boolean isNamespace = own.getFirst().equals("namespaces") && own.size() > 1;
        String namespace = inNamespace ? rest.get(1) : isNamespace ? own.get(1) : "";
        return new ApiPath(
                groupVersion,
                namespace,
                own.getFirst(),
                own.size() > 1 ? own.get(1) : "",
                own.size() > 2 ? String.join("/", own.subList(2, own.size())) : "");
    }

    private static boolean isOfNamespace(String subresource) {
        return subresource.equals("status") || subresource.equals("finalize");
    }
}
