package io.acknet.check;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A node's readiness, and why it lacks it.
///
/// @param trouble the condition that shows it, as one line; empty for a node without trouble
public record NodeState(String name, Kind kind, String kubelet, String runtime, String trouble) {

    public enum Kind {
        READY,
        /// NotReady because the container runtime has no CNI configuration.
        NO_CNI,
        /// The kubelet no longer speaks, and the control plane says so.
        SILENT,
        /// Nothing says whether it is Ready.
        UNTOLD,
        /// NotReady, or without network, for another reason.
        OTHER;

        /// Whether the node's kubelet cannot be counted on.
        public boolean isUnheard() {
            return this == SILENT || this == UNTOLD;
        }
    }

    /// Docker says `cni config uninitialized`, containerd `cni plugin not initialized`.
    private static final Pattern NO_CNI =
            Pattern.compile(
                    "cni config uninitialized|cni plugin not initialized|NetworkPluginNotReady"
                            + "|no valid networks",
                    Pattern.CASE_INSENSITIVE);

    static NodeState of(Node node) {
        NodeStatus status = node.getStatus() == null ? new NodeStatus() : node.getStatus();
        var about = Optional.ofNullable(status.getNodeInfo());
        List<NodeCondition> conditions = status.getConditions();
        Optional<NodeCondition> shown =
                condition(conditions, "Ready")
                        .filter(ready -> !"True".equals(ready.getStatus()))
                        .or(() -> noRoute(conditions));
        boolean untold = condition(conditions, "Ready").isEmpty();
        return new NodeState(
                node.getMetadata().getName(),
                untold ? Kind.UNTOLD : shown.map(NodeState::kind).orElse(Kind.READY),
                about.map(info -> text(info.getKubeletVersion())).orElse(""),
                about.map(info -> text(info.getContainerRuntimeVersion())).orElse(""),
                untold ? "no Ready condition" : shown.map(NodeState::line).orElse(""));
    }

    /// The node, its versions, and its trouble.
    String line() {
        return name
                + " kubelet "
                + (kubelet.isEmpty() ? "?" : kubelet)
                + " runtime "
                + (runtime.isEmpty() ? "?" : runtime)
                + (trouble.isEmpty() ? "" : ": " + trouble);
    }

    private static Optional<NodeCondition> noRoute(List<NodeCondition> conditions) {
        return condition(conditions, "NetworkUnavailable")
                .filter(network -> "True".equals(network.getStatus()));
    }

    private static Kind kind(NodeCondition shown) {
        if ("NetworkUnavailable".equals(shown.getType())) {
            return Kind.OTHER;
        }
        if (!"False".equals(shown.getStatus())) {
            return "Unknown".equals(shown.getStatus()) ? Kind.SILENT : Kind.UNTOLD;
        }
        return NO_CNI.matcher(text(shown.getMessage())).find() ? Kind.NO_CNI : Kind.OTHER;
    }

    private static String line(NodeCondition shown) {
        return shown.getType()
                + "="
                + shown.getStatus()
                + " "
                + text(shown.getReason())
                + " since "
                + text(shown.getLastTransitionTime())
                + " "
                + text(shown.getMessage());
    }

    private static Optional<NodeCondition> condition(List<NodeCondition> all, String type) {
        return all.stream().filter(condition -> type.equals(condition.getType())).findFirst();
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
