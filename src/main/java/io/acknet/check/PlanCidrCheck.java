package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topic `plan-cidr`: do the cluster's ranges of addresses fit, and is there room left?
///
/// 1. Collect the ranges of Pods, Services and nodes from where the cluster writes them; do any
///    overlap?
/// 2. Flannel: how much of the Pods' range have the nodes taken, and how much of its share does each
///    node use? How many routes does that take?
/// 3. Terway: does each zone that has nodes have a vSwitch for Pods?
/// 4. Did Pods get no address?
final class PlanCidrCheck implements Check {

    @Override
    public String id() {
        return "plan-cidr";
    }

    @Override
    public Text title() {
        return new Text("网段规划与余量", "Address ranges and the room left in them");
    }

    @Override
    public Text reading() {
        return new Text(
                "节点、Pod、Service、ServiceCIDR、事件、DaemonSet 和 Terway 节点资源的列表，以及 ConfigMap kube-flannel-cfg、kube-proxy、kube-proxy-worker、"
                        + "ack-cluster-profile 和 eni-config 里的网段（不显示其中的密钥）",
                "the lists of nodes, Pods, Services, ServiceCIDRs, events, DaemonSets and Terway's nodes, and the"
                        + " ranges in the ConfigMaps kube-flannel-cfg, kube-proxy, kube-proxy-worker,"
                        + " ack-cluster-profile and eni-config (never its keys)");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(FlannelGate.reads());
        for (String map :
                List.of(
                        KubeProxyConf.WORKER,
                        KubeProxyConf.COMMON,
                        CloudInventory.PROFILE,
                        TerwayConf.NAME)) {
            reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, map));
        }
        reads.add(Permission.list(Kinds.PODS));
        reads.add(Permission.list(Kinds.SERVICES));
        reads.add(Permission.list(Kinds.EVENTS));
        reads.add(Permission.list(Kinds.TERWAY_NODES));
        reads.add(Permission.list(Kinds.SERVICE_CIDRS));
        return reads;
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        NetworkPlugin plugin = PluginDetection.detect(reader);
        if (!(plugin instanceof NetworkPlugin.Terway) && FlannelGate.closed(plugin).isPresent()) {
            return List.of(FlannelGate.closed(plugin).orElseThrow());
        }
        List<Finding> findings = new ArrayList<>();
        Optional<List<Node>> nodes =
                Seen.list(reader, Kinds.NODES, Scope.EVERYWHERE, findings)
                        .map(all ->
                                all.stream().filter(n -> !PluginDetection.isVirtual(n)).toList());
        if (nodes.isEmpty()) {
            return findings;
        }
        AddressRanges ranges = AddressRanges.read(reader, plugin, nodes.get(), findings);
        findings.addFirst(ranges.finding());
        ranges.apartFromProxy().ifPresent(findings::add);
        Seen.list(reader, Kinds.EVENTS, Scope.EVERYWHERE, findings)
                .flatMap(events ->
                        AddressShortage.of(
                                events, nodes.get(), plugin instanceof NetworkPlugin.Flannel))
                .ifPresent(findings::add);
        if (plugin instanceof NetworkPlugin.Flannel flannel) {
            String map = flannel.namespace() + "/ConfigMap/" + FlannelGate.CONFIG_MAP;
            var pods = Seen.list(reader, Kinds.PODS, Scope.EVERYWHERE, findings);
            ranges.pods()
                    .flatMap(net -> pods.map(p -> new PodAddresses(map, net, nodes.get(), p)))
                    .ifPresent(addresses -> findings.addAll(room(addresses)));
        } else {
            zones(reader, ranges, nodes.get(), findings);
        }
        return findings;
    }

    private static List<Finding> room(PodAddresses addresses) {
        return List.of(addresses.capacity(), addresses.perNode(), addresses.routes());
    }

    private static void zones(
            ClusterReader reader, AddressRanges ranges, List<Node> nodes, List<Finding> findings) {
        var records = Seen.list(reader, Kinds.TERWAY_NODES, Scope.EVERYWHERE, findings);
        TerwayZones.ownConfig(nodes).ifPresent(findings::add);
        records.flatMap(AddressShortage::recorded).ifPresent(findings::add);
        var pods = Seen.list(reader, Kinds.PODS, Scope.EVERYWHERE, findings);
        ranges.eni()
                .map(conf ->
                        new TerwayZones(conf, nodes, pods.orElse(List.of()))
                                .finding(records.map(List::size)))
                .ifPresent(findings::add);
    }
}
