package io.acknet.check;

import io.acknet.cluster.PodSeen;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The vSwitches for Pods in each zone that has nodes.
record TerwayZones(EniConf conf, List<Node> nodes, List<PodSeen> pods) {
    private static final String OWN_CONFIG = "terway-config";

    /// @param records how many objects nodes.network.alibabacloud.com there are (older releases of
    /// Terway have none); empty where they could not be read
    Finding finding(Optional<Integer> records) {
        Map<String, Long> byZone =
                nodes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        CloudNode::zone, TreeMap::new, Collectors.counting()));
        List<String> bare =
                byZone.keySet().stream()
                        .filter(zone -> conf.vswitches().getOrDefault(zone, List.of()).isEmpty())
                        .toList();
        List<String> lines = new ArrayList<>();
        byZone.forEach((zone, count) ->
                lines.add(
                        zone
                                + ": nodes "
                                + count
                                + ", Pods with an address of a vSwitch "
                                + addressed(zone)
                                + ", vSwitches "
                                + conf.shownIn(zone)));
        lines.add(
                "nodes.network.alibabacloud.com: "
                        + records.map(String::valueOf).orElse("could not be read"));
        return bare.isEmpty()
                ? Finding.of(
                                "zones-have-vswitches",
                                Verdict.OK,
                                CloudInventory.reference(TerwayConf.NAME),
                                new Text(
                                        "每个有节点的可用区都有 Pod 交换机。交换机还剩多少地址，从 Kubernetes API 看不到。",
                                        "Each zone with nodes has a vSwitch for Pods. How many addresses are left in"
                                                + " it cannot be seen through the Kubernetes API."))
                        .with(lines)
                        .then(
                                new Text(
                                        "在 VPC 控制台查看这些交换机的可用 IP 数。",
                                        "See the number of available IPs of these vSwitches in the VPC console."))
                : Finding.of(
                                "zone-without-vswitch",
                                Verdict.UNKNOWN,
                                CloudInventory.reference(TerwayConf.NAME),
                                new Text(
                                        "无法判断：可用区 "
                                                + String.join("、", bare)
                                                + " 有节点，但 eni_conf 里没有它的交换机。",
                                        "Cannot tell: there are nodes, but eni_conf has no vSwitch, in zone "
                                                + String.join(", ", bare)
                                                + "."))
                        .with(lines)
                        .then(
                                new Text(
                                        "在控制台给该可用区增加 Pod 交换机。",
                                        "Add a vSwitch for Pods of that zone in the console."));
    }

    /// Nodes whose `eni_conf` is overlaid by a ConfigMap of their own (Terway's dynamic configuration).
    /// Which vSwitches they use is written there, and that map is not read.
    static Optional<Finding> ownConfig(List<Node> nodes) {
        List<String> lines =
                nodes.stream()
                        .filter(node -> !PluginDetection.isVirtual(node))
                        .flatMap(node ->
                                label(node).stream()
                                        .map(map ->
                                                "Node/"
                                                        + node.getMetadata().getName()
                                                        + " "
                                                        + OWN_CONFIG
                                                        + "="
                                                        + map))
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "terway-dynamic-config",
                                        Verdict.UNKNOWN,
                                        "Node",
                                        new Text(
                                                "无法判断："
                                                        + lines.size()
                                                        + " 个节点用标签 "
                                                        + OWN_CONFIG
                                                        + " 指定了自己的配置，它们的交换机和安全组以那个 ConfigMap 为准，这里没有读取。",
                                                "Cannot tell: nodes with a configuration of their own by the label "
                                                        + OWN_CONFIG
                                                        + ": "
                                                        + lines.size()
                                                        + ". Their vSwitches and security groups stand in"
                                                        + " that ConfigMap, which is not read."))
                                .with(lines)
                                .then(
                                        new Text(
                                                "查看 kube-system 里证据所列的 ConfigMap，核对其中的 vswitches 和 security_group。",
                                                "Look at the ConfigMaps of the evidence in kube-system and compare"
                                                        + " vswitches and security_group there.")));
    }

    private static Optional<String> label(Node node) {
        var labels = node.getMetadata().getLabels();
        return labels == null ? Optional.empty() : Optional.ofNullable(labels.get(OWN_CONFIG));
    }

    private long addressed(String zone) {
        Set<String> inZone =
                nodes.stream()
                        .filter(node -> CloudNode.zone(node).equals(zone))
                        .map(node -> node.getMetadata().getName())
                        .collect(Collectors.toSet());
        return pods.stream()
                .filter(pod -> !pod.hostNetwork() && !pod.ended() && inZone.contains(pod.node()))
                .count();
    }
}
