package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// What a cluster asks of its network plugin beyond connecting Pods.
///
/// @param shaped references of Pods with a bandwidth of their own
/// @param withEip references of Pods with an EIP of their own
/// @param nodes without virtual ones
/// @param unread why something could not be read
record Demands(
        PolicyInventory policies,
        List<String> shaped,
        List<String> withEip,
        int nodes,
        List<Finding> unread) {
    /// Nodes of a Flannel cluster with the default quota of routes, and with the largest one; each node
    /// needs a route of the VPC. By ACK's comparison of Terway and Flannel.
    private static final int DEFAULT_NODES = 200;

    private static final int MOST_NODES = 1_000;

    static Demands read(ClusterReader reader) {
        PolicyInventory policies = PolicyInventory.read(reader);
        List<Finding> unread = new ArrayList<>(policies.unread());
        List<PodSeen> pods =
                Seen.list(reader, Kinds.PODS, Scope.EVERYWHERE, unread).orElse(List.of()).stream()
                        .filter(pod -> !pod.ended())
                        .toList();
        List<Node> nodes =
                Seen.list(reader, Kinds.NODES, Scope.EVERYWHERE, unread).orElse(List.of());
        return new Demands(
                policies,
                those(
                        pods,
                        pod -> !Collections.disjoint(pod.networkAnnotations(), PodSeen.BANDWIDTH)),
                those(pods, pod -> pod.networkAnnotations().contains(PodSeen.EIP)),
                (int) nodes.stream().filter(node -> !PluginDetection.isVirtual(node)).count(),
                unread);
    }

    /// What only Terway gives, in a few words; empty where nothing of it is asked for.
    Text needs() {
        List<Text> needs = new ArrayList<>();
        if (policies.total() > 0) {
            needs.add(new Text("网络策略", "network policies"));
        }
        if (!shaped.isEmpty()) {
            needs.add(new Text("Pod 带宽限制", "Pods with a bandwidth limit"));
        }
        if (!withEip.isEmpty()) {
            needs.add(new Text("Pod 绑定 EIP", "Pods with an EIP of their own"));
        }
        if (nodes > DEFAULT_NODES) {
            needs.add(new Text("超过 200 个节点", "more than 200 nodes"));
        }
        return new Text(
                String.join("、", needs.stream().map(Text::zh).toList()),
                String.join(", ", needs.stream().map(Text::en).toList()));
    }

    List<String> lines() {
        return List.of(
                "network policies: " + policies.total(),
                "Pods with a bandwidth annotation: " + shaped.size(),
                "Pods with an EIP of their own: " + withEip.size(),
                "nodes: " + nodes);
    }

    /// One problem for each demand that Flannel does not meet.
    List<Finding> unmetByFlannel() {
        List<Finding> findings = new ArrayList<>();
        if (policies.total() > 0) {
            findings.add(policiesIgnored());
        }
        if (!shaped.isEmpty()) {
            findings.add(bandwidthIgnored());
        }
        if (!withEip.isEmpty()) {
            findings.add(eipIgnored());
        }
        if (nodes > DEFAULT_NODES) {
            findings.add(manyNodes());
        }
        return findings;
    }

    private Finding policiesIgnored() {
        return unmet(
                "needs-terway-policies",
                "NetworkPolicy",
                new Text(
                        "集群里有 "
                                + policies.total()
                                + " 条网络策略，但 Flannel 不支持 NetworkPolicy，它们不生效。需要 Terway。",
                        "Network policies in the cluster: "
                                + policies.total()
                                + ". Flannel does not support NetworkPolicy and enforces none of them;"
                                + " this needs Terway."),
                policies.lines());
    }

    private Finding bandwidthIgnored() {
        return unmet(
                "needs-terway-bandwidth",
                "Pod",
                new Text(
                        shaped.size() + " 个 Pod 用注解限制带宽，Flannel 不处理这些注解。需要 Terway。",
                        "Pods that limit their bandwidth by annotation: "
                                + shaped.size()
                                + ". Flannel ignores it; this needs Terway."),
                shaped);
    }

    private Finding eipIgnored() {
        return unmet(
                "needs-terway-eip",
                "Pod",
                new Text(
                        withEip.size() + " 个 Pod 用注解要求绑定 EIP，Flannel 做不到。需要 Terway。",
                        "Pods that ask for an EIP of their own: "
                                + withEip.size()
                                + ". Flannel cannot give it; this needs Terway."),
                withEip);
    }

    private Finding manyNodes() {
        List<String> lines = List.of("nodes: " + nodes);
        return nodes > MOST_NODES
                ? unmet(
                        "needs-terway-nodes",
                        "Node",
                        new Text(
                                nodes + " 个节点，超过 Flannel 集群的上限 1000（每个节点占一条 VPC 路由）。需要 Terway。",
                                nodes
                                        + " nodes are more than the 1,000 that a Flannel cluster can"
                                        + " have (each needs a route of the VPC); this needs Terway."),
                        lines)
                : Finding.of(
                                "over-default-nodes",
                                Verdict.PROBLEM,
                                "Node",
                                new Text(
                                        nodes
                                                + " 个节点，超过 Flannel 集群默认的 200（每个节点占一条 VPC 路由），要靠提高配额；最多 1000。",
                                        nodes
                                                + " nodes are more than the 200 that a Flannel cluster"
                                                + " has by default (each needs a route of the VPC)."
                                                + " A raised quota allows up to 1,000."))
                        .with(lines)
                        .then(
                                new Text(
                                        "在配额中心确认 VPC 路由条目的配额；预计超过 1000 个节点时，用 Terway 新建集群。",
                                        "See the quota of VPC route entries in the Quota Center; if more"
                                                + " than 1,000 nodes are to come, make a new cluster with"
                                                + " Terway."));
    }

    private static Finding unmet(String id, String subject, Text summary, List<String> lines) {
        return Finding.of(id, Verdict.PROBLEM, subject, summary)
                .with(lines)
                .then(
                        new Text(
                                "网络插件在建集群时确定，不能更换：用 Terway 新建集群并迁移；不需要这个功能就删掉它。",
                                "The plugin is fixed when a cluster is created: move to a new cluster with"
                                        + " Terway, or remove this if it is not needed."));
    }

    private static List<String> those(List<PodSeen> pods, Predicate<PodSeen> which) {
        return pods.stream().filter(which).map(PodSeen::reference).toList();
    }
}
