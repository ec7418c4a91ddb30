package io.acknet.check;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who runs the control plane, as far as nodes and DaemonSets show it.
///
/// 1. Virtual nodes only: serverless.
/// 2. A DaemonSet that only masters need, or a master node with ACK's kubelet: dedicated.
/// 3. None of these, and a kubelet of ACK: managed.
/// 4. Else it cannot be told; a cluster that somebody built by hand looks like this.
///
/// @param signals what shows it
public record ClusterKind(Type type, List<String> signals) {
    private static final Set<String> MASTERS_ONLY =
            Set.of(CloudController.NAME, "kube-proxy-master");
    private static final Set<String> MASTER_LABELS =
            Set.of("node-role.kubernetes.io/master", "node-role.kubernetes.io/control-plane");

    public enum Type {
        DEDICATED,
        MANAGED,
        SERVERLESS,
        UNTOLD;

        public Text title() {
            return switch (this) {
                case DEDICATED -> new Text("专有版", "dedicated");
                case MANAGED -> new Text("托管版", "managed");
                case SERVERLESS -> new Text("Serverless", "serverless");
                case UNTOLD -> new Text("版本未知", "of an unknown edition");
            };
        }
    }

    public ClusterKind {
        signals = List.copyOf(signals);
    }

    /// @param system the DaemonSets of `kube-system`
    public static ClusterKind of(List<Node> nodes, List<DaemonSet> system) {
        List<Node> real = nodes.stream().filter(node -> !PluginDetection.isVirtual(node)).toList();
        if (real.isEmpty()) {
            return nodes.isEmpty()
                    ? new ClusterKind(Type.UNTOLD, List.of("nodes: 0"))
                    : new ClusterKind(Type.SERVERLESS, List.of("virtual nodes: " + nodes.size()));
        }
        List<String> sets =
                system.stream()
                        .filter(set -> MASTERS_ONLY.contains(set.getMetadata().getName()))
                        .map(PluginDetection::reference)
                        .toList();
        List<String> masters =
                real.stream()
                        .filter(ClusterKind::isMaster)
                        .map(node -> "Node/" + node.getMetadata().getName() + " (master)")
                        .toList();
        Optional<String> ack =
                real.stream().map(ClusterKind::kubelet).filter(ClusterKind::isAck).findFirst();
        List<String> signals = new ArrayList<>(sets);
        signals.addAll(masters);
        ack.ifPresent(version -> signals.add("kubelet " + version));
        if (!sets.isEmpty() || (!masters.isEmpty() && ack.isPresent())) {
            return new ClusterKind(Type.DEDICATED, signals);
        }
        if (masters.isEmpty() && ack.isPresent()) {
            signals.add("no master node, no DaemonSet " + CloudController.NAME);
            return new ClusterKind(Type.MANAGED, signals);
        }
        return new ClusterKind(Type.UNTOLD, signals);
    }

    private static boolean isMaster(Node node) {
        Map<String, String> labels = node.getMetadata().getLabels();
        return labels != null && labels.keySet().stream().anyMatch(MASTER_LABELS::contains);
    }

    /// ACK marks its builds, such as `v1.30.1-aliyun.1`.
    private static boolean isAck(String kubelet) {
        return kubelet.contains("-aliyun");
    }

    private static String kubelet(Node node) {
        return NodeState.of(node).kubelet();
    }
}
