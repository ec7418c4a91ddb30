package io.acknet.check;

import io.acknet.cluster.EventSeen;
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

    static Optional<Finding> of(List<EventSeen> events, List<Node> nodes) {
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
                                .then(
                                        new Text(
                                                "Flannel：减少该节点的 Pod 或加节点，并检查残留的地址记录。Terway：在控制台给对应可用区增加 Pod 交换机。",
                                                "Flannel: fewer Pods on the node or more nodes, and look for left-over"
                                                        + " address records. Terway: add a Pod vSwitch of that zone in"
                                                        + " the console.")));
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
