package io.acknet.change;

import io.acknet.change.Effect.Target;
import io.acknet.check.NodeState;
import io.acknet.check.NodeStates;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.fix.Step.RestartPods;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The Pods of a DaemonSet and their nodes, as they are at a moment.
final class Fleet {
    private final Site site;
    private final Set<String> troubled = new HashSet<>();
    private boolean looked;

    Fleet(Site site) {
        this.site = site;
    }

    sealed interface Look {}

    /// They cannot be read.
    record Blind(Text why) implements Look {}

    /// @param pods of the owner, those that are going included
    /// @param nodes names of all there are
    /// @param fine names of those that are Ready, or were not before any Pod of theirs was replaced
    /// @param troubles what their conditions say, by the name of the node
    record View(
            List<PodSeen> pods, Set<String> nodes, Set<String> fine, Map<String, String> troubles)
            implements Look {

        /// The Pod that stands on the node of one that was evicted.
        Optional<PodSeen> successor(Target evicted) {
            return pods.stream()
                    .filter(pod -> pod.node().equals(evicted.node()))
                    .filter(pod -> !pod.deleting() && !pod.uid().equals(evicted.uid()))
                    .findFirst();
        }

        boolean isNodeFine(String node) {
            return fine.contains(node);
        }

        /// Why a node is not Ready, in the words of its kubelet.
        String trouble(String node) {
            return troubles.getOrDefault(node, "");
        }

        boolean isGone(String node) {
            return !nodes.contains(node);
        }

        Map<String, PodSeen> ready() {
            Map<String, PodSeen> ready = new HashMap<>();
            pods.stream()
                    .filter(pod -> pod.ready() && !pod.deleting())
                    .forEach(pod -> ready.put(pod.node(), pod));
            return ready;
        }
    }

    Look look(RestartPods step) {
        Read<List<PodSeen>> pods = site.pods(step.owner().namespace());
        Read<List<Node>> nodes = site.nodes();
        return switch (pods) {
            case Read.Unreadable<List<PodSeen>>(var _, Text why) -> new Blind(why);
            case Read.Absent<List<PodSeen>>(Text what) -> new Blind(what);
            case Read.Found<List<PodSeen>>(List<PodSeen> all, var _) ->
                    switch (nodes) {
                        case Read.Unreadable<List<Node>>(var _, Text why) -> new Blind(why);
                        case Read.Absent<List<Node>>(Text what) -> new Blind(what);
                        case Read.Found<List<Node>>(List<Node> found, var _) ->
                                view(step, all, found);
                    };
        };
    }

    private View view(RestartPods step, List<PodSeen> pods, List<Node> nodes) {
        Set<String> ready =
                nodes.stream()
                        .filter(Fleet::isReady)
                        .map(node -> node.getMetadata().getName())
                        .collect(Collectors.toSet());
        Set<String> all =
                nodes.stream()
                        .map(node -> node.getMetadata().getName())
                        .collect(Collectors.toSet());
        excuse(step, all, ready);
        Set<String> fine = new HashSet<>(ready);
        fine.addAll(troubled);
        List<PodSeen> own =
                pods.stream()
                        .filter(pod ->
                                pod.controllerUid().filter(step.owner().uid()::equals).isPresent())
                        .toList();
        return new View(own, all, fine, troubles(nodes));
    }

    private static Map<String, String> troubles(List<Node> nodes) {
        return NodeStates.of(nodes).nodes().stream()
                .collect(Collectors.toMap(NodeState::name, NodeState::trouble));
    }

    /// A node that was not Ready before, and whose Pod is not among the broken that the change is to
    /// cure, has another trouble.
    private void excuse(RestartPods step, Set<String> all, Set<String> ready) {
        if (!looked) {
            looked = true;
            step.order().stream()
                    .filter(pod -> !pod.broken() && all.contains(pod.node()))
                    .filter(pod -> !ready.contains(pod.node()))
                    .forEach(pod -> troubled.add(pod.node()));
        }
    }

    private static boolean isReady(Node node) {
        return node.getStatus() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(it ->
                                "Ready".equals(it.getType()) && "True".equals(it.getStatus()));
    }
}
