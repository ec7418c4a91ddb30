package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// One Pod of every DaemonSet on each of its nodes; a changed template is rolled out within
/// `maxUnavailable`.
final class DaemonSets implements Controller {
    private static final String STORAGE = "daemonsets.apps";
    private static final String MANAGER = "kube-controller-manager";
    private static final String HASH = "controller-revision-hash";

    private final Cluster cluster;

    DaemonSets(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Set<String> watches() {
        return Set.of(STORAGE, "pods", "nodes");
    }

    @Override
    public void reconcile() {
        cluster.all(STORAGE).stream().filter(it -> !Meta.isGoing(it)).forEach(this::reconcile);
    }

    private void reconcile(ObjectNode set) {
        JsonNode spec = set.path("spec").path("template").path("spec");
        List<ObjectNode> nodes =
                cluster.all("nodes").stream()
                        .filter(it -> !isVirtual(it))
                        .filter(it -> Taints.selects(spec, it))
                        .filter(it -> Taints.toleratesAsDaemon(spec, it))
                        .toList();
        List<ObjectNode> pods =
                cluster.all("pods", Meta.namespace(set)).stream()
                        .filter(it -> Meta.isControlledBy(it, set))
                        .toList();
        String hash = Names.hash(set.path("spec").path("template").toString());
        fill(set, nodes, pods, hash);
        drop(nodes, pods);
        roll(set, pods, hash, nodes.size());
        report(set, pods, hash, nodes.size());
    }

    /// Nodes on which a Pod is still ending get their next one after it.
    private void fill(ObjectNode set, List<ObjectNode> nodes, List<ObjectNode> pods, String hash) {
        Set<String> served =
                pods.stream().map(Pods::node).collect(java.util.stream.Collectors.toSet());
        nodes.stream()
                .filter(node -> !served.contains(Meta.name(node)))
                .forEach(node -> cluster.create("pods", MANAGER, pod(set, node, hash)));
    }

    private void drop(List<ObjectNode> nodes, List<ObjectNode> pods) {
        Set<String> wanted =
                nodes.stream().map(Meta::name).collect(java.util.stream.Collectors.toSet());
        pods.stream()
                .filter(pod -> !wanted.contains(Pods.node(pod)) && !Meta.isGoing(pod))
                .forEach(pod -> cluster.delete("pods", pod));
    }

    private void roll(ObjectNode set, List<ObjectNode> pods, String hash, int desired) {
        if (!Tree.text(set, "spec", "updateStrategy", "type").equals("RollingUpdate")) {
            return;
        }
        JsonNode limit = Tree.at(set, "spec", "updateStrategy", "rollingUpdate", "maxUnavailable");
        long room =
                Counts.of(limit, desired, true)
                        - pods.stream().filter(it -> !isServing(it)).count();
        List<ObjectNode> old =
                pods.stream()
                        .filter(it -> !Meta.isGoing(it))
                        .filter(it -> !isCurrent(it, hash))
                        .sorted(Comparator.comparing(Pods::isReady))
                        .toList();
        for (ObjectNode pod : old) {
            boolean serving = isServing(pod);
            if (!serving || room > 0) {
                room -= serving ? 1 : 0;
                cluster.delete("pods", pod);
            }
        }
    }

    private void report(ObjectNode set, List<ObjectNode> pods, String hash, int desired) {
        long ready = pods.stream().filter(DaemonSets::isServing).count();
        long current = pods.stream().filter(it -> isCurrent(it, hash)).count();
        cluster.status(
                STORAGE,
                MANAGER,
                set,
                it -> {
                    ObjectNode status = Tree.ensure(it, "status");
                    status.put("currentNumberScheduled", Math.min(pods.size(), desired));
                    status.put("desiredNumberScheduled", desired);
                    status.put("numberAvailable", ready);
                    status.put("numberMisscheduled", 0);
                    status.put("numberReady", ready);
                    status.put("numberUnavailable", desired - ready);
                    status.put("updatedNumberScheduled", current);
                    status.put("observedGeneration", Tree.number(set, 1, "metadata", "generation"));
                    return it;
                });
    }

    private ObjectNode pod(ObjectNode set, ObjectNode node, String hash) {
        ObjectNode pod = Templates.pod(set);
        Meta.of(pod).put("generateName", Meta.name(set) + "-");
        Tree.ensure(pod, "metadata", "labels").put(HASH, hash).put("pod-template-generation", "1");
        Tree.ensure(pod, "spec").put("nodeName", Meta.name(node));
        return pod;
    }

    private static boolean isCurrent(JsonNode pod, String hash) {
        return Meta.labels(pod).getOrDefault(HASH, "").equals(hash);
    }

    private static boolean isServing(JsonNode pod) {
        return Pods.isReady(pod) && !Meta.isGoing(pod);
    }

    private static boolean isVirtual(JsonNode node) {
        return Meta.labels(node).getOrDefault("type", "").equals("virtual-kubelet");
    }
}
