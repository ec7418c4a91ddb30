package io.acknet.cluster;

/// Who a cluster is. Two clusters are the same exactly when their `uid` is the same; name and URL are
/// only what people call it.
///
/// @param name the name in `acknet.yaml`
/// @param environment such as `production`, from `acknet.yaml`
/// @param uid UID of the namespace `kube-system`; empty where it could not be read
/// @param version the API server's `gitVersion`, such as `v1.30.1-aliyun.1`; empty where not known
public record ClusterIdentity(String name, String environment, String uid, String version) {

    /// What is known of a cluster that could not be asked.
    public static ClusterIdentity unread(Target target) {
        return new ClusterIdentity(target.name(), target.environment(), "", "");
    }
}
