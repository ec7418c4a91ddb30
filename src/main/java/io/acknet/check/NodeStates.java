package io.acknet.check;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The nodes of a cluster that run a kubelet; virtual nodes are left out.
public record NodeStates(List<NodeState> nodes) {
    /// Since 1.16 the kubelet validates a CNI configuration (kubernetes/kubernetes#80482).
    private static final KubernetesVersion VALIDATES = new KubernetesVersion(1, 16);

    public static NodeStates of(List<Node> nodes) {
        return new NodeStates(
                nodes.stream()
                        .filter(node -> !PluginDetection.isVirtual(node))
                        .map(NodeState::of)
                        .sorted(Comparator.comparing(NodeState::name))
                        .toList());
    }

    public Set<String> silent() {
        return nodes.stream()
                .filter(node -> node.kind().isUnheard())
                .map(NodeState::name)
                .collect(Collectors.toSet());
    }

    /// Nodes whose kubelet insists on a version.
    public long validating() {
        return nodes.stream()
                .filter(node -> version(node).filter(v -> v.compareTo(VALIDATES) >= 0).isPresent())
                .count();
    }

    /// Nodes whose version cannot be understood.
    public boolean anyVersionUnknown() {
        return nodes.stream().anyMatch(node -> version(node).isEmpty());
    }

    /// How many nodes run which kubelet and which container runtime.
    List<String> histogram() {
        return List.of(
                "kubelet: " + count(NodeState::kubelet), "runtime: " + count(NodeState::runtime));
    }

    /// @param explained whether a cause was found
    Optional<Finding> withoutCni(boolean explained) {
        List<String> lines = lines(Set.of(NodeState.Kind.NO_CNI));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Text summary =
                explained
                        ? new Text(
                                lines.size() + " 个节点因为没有可用的 CNI 配置而 NotReady。",
                                "NotReady for want of a CNI configuration: " + share(lines) + ".")
                        : new Text(
                                lines.size() + " 个节点因为没有可用的 CNI 配置而 NotReady，但配置本身没有查出问题，原因无法判断。",
                                "NotReady for want of a CNI configuration: "
                                        + share(lines)
                                        + ". Nothing wrong was found with it, so the cause cannot be"
                                        + " told.");
        Finding finding =
                Finding.of(
                                "nodes-without-cni",
                                explained ? Verdict.PROBLEM : Verdict.UNKNOWN,
                                "Node/" + first(NodeState.Kind.NO_CNI),
                                summary)
                        .with(lines);
        return Optional.of(explained ? finding : finding.then(lookAtNode()));
    }

    Optional<Finding> otherTrouble() {
        List<String> lines = lines(Set.of(NodeState.Kind.OTHER, NodeState.Kind.SILENT));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "nodes-with-other-trouble",
                                        Verdict.NOT_APPLICABLE,
                                        "Node",
                                        new Text(
                                                lines.size() + " 个节点有别的问题，与 CNI 配置无关，请另行排查。",
                                                "In trouble for another reason than the CNI"
                                                        + " configuration: "
                                                        + share(lines)
                                                        + ". Look into it separately."))
                                .with(lines));
    }

    /// Nodes of which nothing says whether they are Ready.
    Optional<Finding> untold() {
        List<String> lines = lines(Set.of(NodeState.Kind.UNTOLD));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "node-state-unknown",
                                        Verdict.UNKNOWN,
                                        "Node/" + first(NodeState.Kind.UNTOLD),
                                        new Text(
                                                "无法判断："
                                                        + lines.size()
                                                        + " 个节点没有上报过 Ready 状态，不知道是否受影响。",
                                                "Cannot tell: "
                                                        + share(lines)
                                                        + " never reported whether they are Ready, so"
                                                        + " whether they suffer is not known."))
                                .with(lines)
                                .then(
                                        new Text(
                                                "确认这些节点的 kubelet 在运行（节点上 systemctl status kubelet），上报状态后再检查一次。",
                                                "See that the kubelet of these nodes runs (systemctl status"
                                                        + " kubelet on the node), and check again once it"
                                                        + " has reported.")));
    }

    private String share(List<String> lines) {
        return lines.size() + " of " + nodes.size() + " nodes";
    }

    private String first(NodeState.Kind kind) {
        return nodes.stream()
                .filter(node -> node.kind() == kind)
                .map(NodeState::name)
                .findFirst()
                .orElse("");
    }

    private List<String> lines(Set<NodeState.Kind> kinds) {
        return nodes.stream()
                .filter(node -> kinds.contains(node.kind()))
                .map(NodeState::line)
                .toList();
    }

    private String count(Function<NodeState, String> what) {
        Map<String, Long> counts =
                nodes.stream()
                        .collect(Collectors.groupingBy(what, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry ->
                        (entry.getKey().isEmpty() ? "?" : entry.getKey()) + " ×" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Optional<KubernetesVersion> version(NodeState node) {
        return KubernetesVersion.parse(node.kubelet());
    }

    private static Text lookAtNode() {
        return new Text(
                "看这些节点上 Flannel Pod 的日志，以及 /etc/cni/net.d 里的文件。",
                "Look at the log of the Flannel Pod on these nodes, and at the files in"
                        + " /etc/cni/net.d.");
    }
}
