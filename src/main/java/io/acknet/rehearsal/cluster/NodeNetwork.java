package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The network of the nodes. A Flannel Pod that starts copies the configuration of its ConfigMap to its
/// node, and the node's runtime accepts it or not; the Ready condition tells.
final class NodeNetwork {
    private static final String MANAGER = "kubelet";
    private static final String NOT_READY = "NetworkPluginNotReady";

    /// From this minor version on the kubelet checks the configuration (kubernetes PR #80482).
    private static final int VALIDATING = 16;

    private static final String DOCKER =
            "runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady"
                    + " message:docker: network plugin is not ready: cni config uninitialized";
    private static final String CONTAINERD =
            "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady"
                    + " message:Network plugin returns error: cni plugin not initialized";

    private final Cluster cluster;
    private final boolean lenient;

    /// @param lenient Pods start whatever the network's state: they had started before it broke
    NodeNetwork(Cluster cluster, boolean lenient) {
        this.cluster = cluster;
        this.lenient = lenient;
    }

    boolean isUp(ObjectNode node) {
        return lenient || !isDownForItsPlugin(node);
    }

    void onStarted(ObjectNode pod, ObjectNode node) {
        boolean flannel =
                Meta.labels(pod).getOrDefault("app", "").equals("flannel")
                        && Meta.controller(pod).isPresent();
        if (flannel) {
            tell(node, accepts(node, pod));
        }
    }

    private boolean accepts(ObjectNode node, ObjectNode pod) {
        Optional<JsonNode> config =
                cluster.get("configmaps", Meta.namespace(pod), "kube-flannel-cfg")
                        .flatMap(it -> parse(Tree.text(it, "data", "cni-conf.json")));
        boolean checked = minor(node) >= VALIDATING;
        return config.isPresent()
                && (!checked || !Tree.text(config.get(), "cniVersion").isEmpty())
                && config.get().has("plugins") == installsList(pod)
                && (config.get().has("plugins") || config.get().has("type"));
    }

    /// Whether the init container installs the file as a `.conflist`, which holds a list of plugins;
    /// libcni refuses a list in a `.conf` and a single plugin in a `.conflist`.
    private static boolean installsList(ObjectNode pod) {
        return Tree.items(pod, "spec", "initContainers").stream()
                .flatMap(it -> Stream.of("command", "args").map(it::path))
                .flatMap(words -> Tree.texts(words).stream())
                .anyMatch(word -> word.contains(".conflist"));
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.ofNullable(Tree.JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static int minor(ObjectNode node) {
        String[] parts = Tree.text(node, "status", "nodeInfo", "kubeletVersion").split("\\.", -1);
        return parts.length > 1 && parts[1].matches("\\d+") ? Integer.parseInt(parts[1]) : 0;
    }

    /// Another reason for which a node is not Ready stays what it is.
    private void tell(ObjectNode node, boolean up) {
        boolean ready = Conditions.isTrue(node, "Ready");
        if (up != ready && (ready || isDownForItsPlugin(node))) {
            ObjectNode condition = up ? ready() : notReady(node);
            condition.put("lastHeartbeatTime", Meta.time(cluster.now()));
            cluster.status(
                    "nodes",
                    MANAGER,
                    node,
                    it -> {
                        Conditions.set(it, condition, cluster.now());
                        return it;
                    });
            taint(node, !up);
        }
    }

    private void taint(ObjectNode node, boolean on) {
        cluster.update(
                "nodes",
                "kube-controller-manager",
                node,
                it -> {
                    List<JsonNode> kept =
                            Tree.items(it, "spec", "taints").stream()
                                    .filter(taint ->
                                            !Tree.text(taint, "key").equals(Taints.NOT_READY))
                                    .toList();
                    var taints = Tree.ensure(it, "spec").putArray("taints").addAll(kept);
                    if (on) {
                        taints.addObject().put("key", Taints.NOT_READY).put("effect", "NoSchedule");
                    }
                    if (taints.isEmpty()) {
                        Tree.ensure(it, "spec").remove("taints");
                    }
                    return it;
                });
    }

    private static ObjectNode ready() {
        return Conditions.of("Ready", true)
                .put("reason", "KubeletReady")
                .put("message", "kubelet is posting ready status");
    }

    private static ObjectNode notReady(ObjectNode node) {
        String runtime = Tree.text(node, "status", "nodeInfo", "containerRuntimeVersion");
        return Conditions.of("Ready", false)
                .put("reason", "KubeletNotReady")
                .put("message", runtime.startsWith("docker") ? DOCKER : CONTAINERD);
    }

    private static boolean isDownForItsPlugin(ObjectNode node) {
        return Conditions.find(node, "Ready")
                .filter(it -> Tree.text(it, "status").equals("False"))
                .map(it -> Tree.text(it, "message").contains(NOT_READY))
                .orElse(false);
    }
}
