package io.acknet.rehearsal.cluster;

import java.util.List;

/// A kind of object as one version of the API serves it.
///
/// @param group empty for the core group
/// @param subresources `status`, `eviction` …; `status` splits writes as the real server does
/// @param storage where its objects are kept: the versions of one resource share it
record ResourceType(
        String group,
        String version,
        String plural,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> subresources,
        String storage) {

    String groupVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /// `pods`, `daemonsets.apps`: how error messages name the resource.
    String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /// `Pod`, `DaemonSet.apps`: how messages of validation name it.
    String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    boolean hasStatus() {
        return subresources.contains("status");
    }

    /// Reviews are answered and never stored.
    boolean isReview() {
        return kind.endsWith("Review");
    }

    List<String> verbs() {
        return isReview()
                ? List.of("create")
                : List.of(
                        "create",
                        "delete",
                        "deletecollection",
                        "get",
                        "list",
                        "patch",
                        "update",
                        "watch");
    }
}
