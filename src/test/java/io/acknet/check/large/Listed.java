package io.acknet.check.large;

import java.util.List;

/// A list of what there are many of in a large cluster.
enum Listed {
    NODES("/api/v1/nodes", "Node"),
    SERVICES("/api/v1/services", "Service"),
    SLICES("/apis/discovery.k8s.io/v1/endpointslices", "EndpointSlice"),
    PODS("/api/v1/pods", "Pod"),
    EVENTS("/api/v1/events", "Event"),
    TERWAY_NODES("/apis/network.alibabacloud.com/v1beta1/nodes", "Node"),
    POLICIES("/apis/networking.k8s.io/v1/networkpolicies", "NetworkPolicy");

    /// Whatever the network plugin.
    static final List<Listed> OF_ANY = List.of(NODES, SERVICES, PODS, EVENTS);

    private final String path;
    private final String kind;

    Listed(String path, String kind) {
        this.path = path;
        this.kind = kind;
    }

    String path() {
        return path;
    }

    String kind() {
        return kind;
    }

    /// Such as `v1` or `discovery.k8s.io/v1`.
    String apiVersion() {
        String root = path.startsWith("/apis/") ? "/apis/" : "/api/";
        return path.substring(root.length(), path.lastIndexOf('/'));
    }
}
