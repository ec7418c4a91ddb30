package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/// Taints of nodes and what tolerates them.
final class Taints {
    static final String NOT_READY = "node.kubernetes.io/not-ready";

    private Taints() {}

    /// Whether a Pod of such a spec may be put on a node.
    static boolean tolerates(JsonNode spec, JsonNode node) {
        return Tree.items(node, "spec", "taints").stream()
                .filter(taint -> !Tree.text(taint, "effect").equals("PreferNoSchedule"))
                .allMatch(taint -> tolerates(spec, taint, Tree.text(taint, "key")));
    }

    /// As the DaemonSet controller sees it: its Pods tolerate the taints of conditions.
    static boolean toleratesAsDaemon(JsonNode spec, JsonNode node) {
        return Tree.items(node, "spec", "taints").stream()
                .filter(taint -> !Tree.text(taint, "key").startsWith("node.kubernetes.io/"))
                .filter(taint -> !Tree.text(taint, "effect").equals("PreferNoSchedule"))
                .allMatch(taint -> tolerates(spec, taint, Tree.text(taint, "key")));
    }

    /// Whether a node has all labels that a spec asks for.
    static boolean selects(JsonNode spec, JsonNode node) {
        return LabelSelector.matching(Tree.map(spec, "nodeSelector")).test(Meta.labels(node));
    }

    private static boolean tolerates(JsonNode spec, JsonNode taint, String key) {
        return Tree.items(spec, "tolerations").stream().anyMatch(it -> covers(it, taint, key));
    }

    private static boolean covers(JsonNode toleration, JsonNode taint, String key) {
        String wanted = Tree.text(toleration, "key");
        String effect = Tree.text(toleration, "effect");
        boolean sameKey = wanted.isEmpty() || wanted.equals(key);
        boolean sameEffect = effect.isEmpty() || effect.equals(Tree.text(taint, "effect"));
        boolean sameValue =
                Tree.text(toleration, "operator").equals("Exists")
                        || Tree.text(toleration, "value").equals(Tree.text(taint, "value"));
        return sameKey && sameEffect && sameValue;
    }
}
