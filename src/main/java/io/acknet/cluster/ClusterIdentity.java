package io.acknet.cluster;

/// Who a cluster is. Two clusters are the same exactly when their `uid` is the same; name and URL are
/// only what people call it.
///
/// @param name the name in `acknet.yaml`
/// @param environment such as `production`, from `acknet.yaml`
/// @param uid UID of the namespace `kube-system`
/// @param version the API server's `gitVersion`, such as `v1.30.1-aliyun.1`
public record ClusterIdentity(String name, String environment, String uid, String version) {}
