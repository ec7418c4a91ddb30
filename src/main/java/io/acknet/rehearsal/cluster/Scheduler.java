package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts Pods on the node that takes them and has the fewest.
final class Scheduler implements Controller {
    private static final String MANAGER = "kube-scheduler";

    private final Cluster cluster;

    Scheduler(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Set<String> watches() {
        return Set.of("pods", "nodes");
    }

    @Override
    public void reconcile() {
        for (ObjectNode pod : cluster.all("pods")) {
            if (Pods.node(pod).isEmpty() && !Meta.isGoing(pod) && !Pods.isOver(pod)) {
                place(pod);
            }
        }
    }

    private void place(ObjectNode pod) {
        Optional<ObjectNode> node =
                cluster.all("nodes").stream()
                        .filter(it -> !it.path("spec").path("unschedulable").asBoolean())
                        .filter(it -> Conditions.isTrue(it, "Ready"))
                        .filter(it -> Taints.selects(pod.path("spec"), it))
                        .filter(it -> Taints.tolerates(pod.path("spec"), it))
                        .min(Comparator.comparingLong(this::load));
        if (node.isPresent()) {
            cluster.bind(pod, Meta.name(node.get()));
        } else if (Conditions.find(pod, "PodScheduled").isEmpty()) {
            cluster.status("pods", MANAGER, pod, this::unschedulable);
        }
    }

    private ObjectNode unschedulable(ObjectNode pod) {
        ObjectNode condition =
                Conditions.of("PodScheduled", false)
                        .put("reason", "Unschedulable")
                        .put("message", "no node is available for this Pod");
        Conditions.set(pod, condition, cluster.now());
        return pod;
    }

    private long load(ObjectNode node) {
        List<ObjectNode> pods = cluster.all("pods");
        return pods.stream().filter(it -> Pods.node(it).equals(Meta.name(node))).count();
    }
}
