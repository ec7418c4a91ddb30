package io.acknet.cluster;

/// Which part of a cluster a list covers.
///
/// @param namespace empty for all namespaces
/// @param labels a label selector such as `app=flannel`; empty for all objects
public record Scope(String namespace, String labels) {
    public static final Scope EVERYWHERE = new Scope("", "");

    public static Scope in(String namespace) {
        return new Scope(namespace, "");
    }

    public static Scope labelled(String namespace, String labels) {
        return new Scope(namespace, labels);
    }
}
