package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;

/// What stands before every look at Terway's policies: the cluster must use Terway, with nodes on
/// which Pods have policies at all, and its ConfigMap must be readable.
public sealed interface TerwayGate {

    /// The label of a node whose Pods have network interfaces of their own, and no policies.
    String EXCLUSIVE = "k8s.aliyun.com/exclusive-mode-eni-type";

    /// @param set the DaemonSet of the nodes with shared ENIs
    /// @param map `eni-config`, which holds access keys
    record Open(DaemonSet set, ConfigMap map) implements TerwayGate {}

    record Closed(Finding why) implements TerwayGate {}

    static List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME));
        return reads;
    }

    static TerwayGate of(ClusterReader reader) {
        return switch (PluginDetection.detect(reader)) {
            case NetworkPlugin.Terway terway ->
                    terway.mode() == NetworkPlugin.Mode.EXCLUSIVE_ENI
                            ? new Closed(
                                    exclusive(PluginDetection.reference(terway.all().getFirst())))
                            : onNodes(reader, terway);
            case NetworkPlugin.Flannel flannel -> new Closed(flannel(flannel));
            case NetworkPlugin.Serverless _ -> new Closed(serverless());
            case NetworkPlugin.Conflict conflict -> new Closed(FlannelGate.undecided(conflict));
            case NetworkPlugin.Unrecognised _ -> new Closed(FlannelGate.unrecognised());
            case NetworkPlugin.Unseen(Finding why) -> new Closed(why);
        };
    }

    private static TerwayGate onNodes(ClusterReader reader, NetworkPlugin.Terway terway) {
        return switch (reader.list(Kinds.NODES, Scope.EVERYWHERE)) {
            case Read.Found<List<Node>>(List<Node> nodes, var _) ->
                    onlyExclusive(nodes)
                            ? new Closed(exclusive("Node"))
                            : configured(reader, main(terway));
            case Read.Absent<List<Node>> absent -> new Closed(CannotTell.absent("Node", absent));
            case Read.Unreadable<List<Node>> unreadable ->
                    new Closed(CannotTell.unreadable("Node", unreadable));
        };
    }

    private static boolean onlyExclusive(List<Node> nodes) {
        List<Node> real = nodes.stream().filter(node -> !PluginDetection.isVirtual(node)).toList();
        return !real.isEmpty() && real.stream().allMatch(TerwayGate::isExclusive);
    }

    private static boolean isExclusive(Node node) {
        var labels = node.getMetadata().getLabels();
        return labels != null && "eniOnly".equals(labels.get(EXCLUSIVE));
    }

    private static TerwayGate configured(ClusterReader reader, DaemonSet set) {
        return switch (reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME)) {
            case Read.Found<ConfigMap>(ConfigMap map, var _) -> new Open(set, map);
            case Read.Absent<ConfigMap> absent ->
                    new Closed(CannotTell.absent(PolicySwitch.MAP, absent));
            case Read.Unreadable<ConfigMap> unreadable ->
                    new Closed(CannotTell.unreadable(PolicySwitch.MAP, unreadable));
        };
    }

    private static DaemonSet main(NetworkPlugin.Terway terway) {
        return terway.all().stream()
                .filter(set -> !set.getMetadata().getName().equals("terway-eni"))
                .findFirst()
                .orElseThrow();
    }

    private static Finding exclusive(String subject) {
        return Finding.of(
                "exclusive-eni",
                Verdict.NOT_APPLICABLE,
                subject,
                new Text(
                        "此集群的节点都是独占 ENI 模式，Pod 上没有 NetworkPolicy，不会有这段延迟。",
                        "All nodes of this cluster use exclusive ENIs; Pods there have no NetworkPolicy"
                                + " and so not this delay."));
    }

    private static Finding flannel(NetworkPlugin.Flannel flannel) {
        return Finding.of(
                        "not-terway",
                        Verdict.NOT_APPLICABLE,
                        PluginDetection.reference(flannel.main()),
                        new Text(
                                "此集群使用 Flannel，没有 NetworkPolicy 功能；这个问题只出现在 Terway 集群。",
                                "This cluster uses Flannel, which has no NetworkPolicy; this problem"
                                        + " exists on Terway only."))
                .with(NetworkTypeCheck.lines(flannel.all()));
    }

    private static Finding serverless() {
        return Finding.of(
                "serverless",
                Verdict.NOT_APPLICABLE,
                "Node",
                new Text(
                        "集群只有虚拟节点（Serverless），没有 Terway。",
                        "The cluster has only virtual nodes (serverless), and no Terway."));
    }
}
