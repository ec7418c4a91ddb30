package io.acknet.check;

import io.acknet.cluster.EventSeen;
import io.acknet.cluster.TerwayNode;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Signs that Pods got no address.
final class AddressShortage {

    /// Flannel's `host-local` says the first, the VPC's API and Terway the others.
    private static final Pattern EXHAUSTED =
            Pattern.compile(
                    "no IP addresses available|IpNotEnough|InsufficientIP|ip insufficient",
                    Pattern.CASE_INSENSITIVE);

    /// Terway's condition of a node.
    private static final String CONDITION = "SufficientIP";

    private AddressShortage() {}

    /// @param flannel whether it is a cluster of Flannel, else of Terway
    static Optional<Finding> of(List<EventSeen> events, List<Node> nodes, boolean flannel) {
        List<String> lines =
                Stream.concat(
                                events.stream()
                                        .filter(event -> EXHAUSTED.matcher(event.message()).find())
                                        .sorted(EventSeen.LATEST_FIRST)
                                        .map(EventSeen::line),
                                nodes.stream().flatMap(AddressShortage::insufficient))
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "addresses-exhausted",
                                        Verdict.PROBLEM,
                                        "Event",
                                        new Text(
                                                "有 Pod 因为没有可用的 IP 地址而起不来（近期事件或节点状态）。",
                                                "Pods get no IP address, as recent events or the state of nodes"
                                                        + " show."))
                                .with(lines)
                                .then(flannel ? onFlannel() : onTerway()));
    }

    private static Text onFlannel() {
        return new Text(
                "减少该节点上的 Pod 或增加节点；Pod 数明明没到上限时，看节点上 /var/lib/cni/networks/cb0 里有没有残留的地址记录。",
                "Run fewer Pods on the node, or add nodes; where there are few Pods, look for address"
                        + " records left over in /var/lib/cni/networks/cb0 on the node.");
    }

    private static Text onTerway() {
        return new Text(
                "在 ACK 控制台给节点所在的可用区增加 Pod 交换机。",
                "Add a Pod vSwitch of the node's zone in the ACK console.");
    }

    /// What Terway's own records of the nodes say. It tries another vSwitch where it can, so Pods need not
    /// suffer yet.
    static Optional<Finding> recorded(List<TerwayNode> records) {
        List<String> lines =
                records.stream().flatMap(record -> record.shortages().stream()).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "vswitch-short-of-addresses",
                                        Verdict.PROBLEM,
                                        "nodes.network.alibabacloud.com",
                                        new Text(
                                                "Terway 的节点记录显示，有交换机的 IP 地址不够用：新 Pod 可能分不到地址。",
                                                "By Terway's records of the nodes a vSwitch ran short of addresses;"
                                                        + " new Pods may get none."))
                                .with(lines)
                                .then(
                                        new Text(
                                                "在 VPC 控制台看证据里交换机的可用 IP 数，不够就在 ACK 控制台给该可用区增加 Pod 交换机。",
                                                "See in the VPC console how many IPs the vSwitches in the evidence"
                                                        + " have left; if few, add a Pod vSwitch of that zone in the"
                                                        + " ACK console.")));
    }

    private static Stream<String> insufficient(Node node) {
        return node.getStatus() == null
                ? Stream.empty()
                : node.getStatus().getConditions().stream()
                        .filter(one ->
                                CONDITION.equals(one.getType()) && "False".equals(one.getStatus()))
                        .map(one ->
                                "Node/"
                                        + node.getMetadata().getName()
                                        + " SufficientIP=False "
                                        + one.getReason()
                                        + " since "
                                        + one.getLastTransitionTime());
    }
}
