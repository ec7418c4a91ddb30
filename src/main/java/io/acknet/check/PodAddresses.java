package io.acknet.check;

import io.acknet.cluster.PodSeen;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How much of the Pods' range the nodes have taken, and how much of its share each node uses.
///
/// @param map reference of the ConfigMap that says so
/// @param network the range of all Pods
/// @param nodes without virtual ones
record PodAddresses(String map, Cidr network, List<Node> nodes, List<PodSeen> pods) {
    /// From this share on, growth is at its end.
    private static final double FULL = 0.9;

    /// The network's own address, the bridge's and the broadcast's are not for Pods.
    private static final int TAKEN = 3;

    private static final int BITS = 32;

    /// Route entries per table of a VPC that the documentation names: the old default, the present one
    /// and the most that can be applied for.
    private static final int OLD_ROUTES = 48;

    private static final int ROUTES = 200;
    private static final int MOST_ROUTES = 1000;

    Finding capacity() {
        List<String> without =
                nodes.stream()
                        .filter(node -> share(node).isEmpty())
                        .map(PodAddresses::shown)
                        .toList();
        long taken =
                nodes.stream().flatMap(node -> share(node).stream()).mapToLong(Cidr::size).sum();
        double part = (double) taken / network.size();
        List<String> lines = new ArrayList<>(List.of("taken by nodes: " + percent(part)));
        lines.addAll(masks());
        lines.addAll(without);
        if (part >= FULL) {
            return finding(
                            "pod-range-nearly-full",
                            Verdict.PROBLEM,
                            new Text(
                                    "Pod 网段已有 " + percent(part) + " 分给了节点，能再加的节点很少或没有。",
                                    "Nodes have taken "
                                            + percent(part)
                                            + " of the Pods' range; few or no nodes can"
                                            + " be added."),
                            lines)
                    .then(plan());
        }
        return without.isEmpty()
                ? finding(
                        "pod-range-has-room",
                        Verdict.OK,
                        new Text(
                                "Pod 网段已有 " + percent(part) + " 分给了节点。",
                                "Nodes have taken " + percent(part) + " of the Pods' range."),
                        lines)
                : finding(
                        "node-without-pod-cidr",
                        Verdict.UNKNOWN,
                        new Text(
                                "无法判断：" + without.size() + " 个节点没有可识别的 IPv4 podCIDR。",
                                "Cannot tell: nodes without an IPv4 podCIDR that is understood: "
                                        + without.size()
                                        + "."),
                        lines);
    }

    Finding perNode() {
        Map<String, Long> running =
                pods.stream()
                        .filter(pod -> !pod.hostNetwork() && pod.phase().equals("Running"))
                        .collect(Collectors.groupingBy(PodSeen::node, Collectors.counting()));
        List<String> full = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (Node node : nodes) {
            share(node)
                    .filter(share -> share.size() > TAKEN)
                    .ifPresent(share -> {
                        long used = running.getOrDefault(node.getMetadata().getName(), 0L);
                        double part = (double) used / (share.size() - TAKEN);
                        String line =
                                shown(node)
                                        + " "
                                        + used
                                        + " Pods of "
                                        + (share.size() - TAKEN)
                                        + " ("
                                        + percent(part)
                                        + ")";
                        all.add(line);
                        if (part >= FULL) {
                            full.add(line);
                        }
                    });
        }
        return full.isEmpty()
                ? Finding.of(
                                "nodes-have-addresses",
                                Verdict.OK,
                                "Node",
                                new Text(
                                        "有 IPv4 podCIDR 的 " + all.size() + " 个节点，Pod 地址都还够用。",
                                        "Each node with an IPv4 podCIDR has addresses left for Pods; there are "
                                                + all.size()
                                                + " of them."))
                        .with(all)
                : Finding.of(
                                "node-addresses-nearly-used-up",
                                Verdict.PROBLEM,
                                "Node",
                                new Text(
                                        full.size() + " 个节点的 Pod 地址快用完了（90% 及以上）。",
                                        "Nodes that have used 90% or more of their addresses for Pods: "
                                                + full.size()
                                                + "."))
                        .with(full)
                        .then(
                                new Text(
                                        "给集群加节点，或者把 Pod 调度到别的节点；节点的 podCIDR 大小建集群后不能改。",
                                        "Add nodes, or move Pods to others; the size of a node's podCIDR cannot be"
                                                + " changed later."));
    }

    /// Flannel needs a route for each node.
    Finding routes() {
        return Finding.of(
                        "route-entries",
                        Verdict.OK,
                        "Node",
                        new Text(
                                "Flannel 每个节点占用一条 VPC 路由条目，现在是 "
                                        + nodes.size()
                                        + " 条；配额从 Kubernetes API 看不到。",
                                "Flannel takes a route entry of the VPC for each node, now "
                                        + nodes.size()
                                        + "; the quota cannot be seen through the Kubernetes API."))
                .with(
                        List.of(
                                ofQuota(OLD_ROUTES, "the default of 2021"),
                                ofQuota(ROUTES, "the present default"),
                                ofQuota(MOST_ROUTES, "the most that can be had")))
                .then(
                        new Text(
                                "在 VPC 控制台的配额管理里核对路由条目的配额。",
                                "Compare with the quota of route entries in the VPC console."));
    }

    private String ofQuota(int quota, String which) {
        return "of a quota of "
                + quota
                + " ("
                + which
                + "): "
                + percent((double) nodes.size() / quota);
    }

    private Finding finding(String id, Verdict verdict, Text summary, List<String> lines) {
        return Finding.of(id, verdict, map, summary).with(lines);
    }

    /// How many nodes the range is good for, by the size of their shares.
    private List<String> masks() {
        return nodes.stream()
                .flatMap(node -> share(node).stream())
                .map(Cidr::mask)
                .distinct()
                .sorted()
                .map(mask ->
                        "/"
                                + network.mask()
                                + " in shares of /"
                                + mask
                                + ": "
                                + (network.size() >> (BITS - mask))
                                + " nodes, now "
                                + nodes.size())
                .toList();
    }

    static Text plan() {
        return new Text(
                "网段建好后不能修改：规划一个网段更大的新集群，把业务迁过去。",
                "Ranges cannot be changed later: plan a new cluster with larger ones and move over.");
    }

    /// A node's IPv4 share.
    private static Optional<Cidr> share(Node node) {
        var spec = node.getSpec();
        if (spec == null) {
            return Optional.empty();
        }
        List<String> written = new ArrayList<>(spec.getPodCIDRs());
        if (spec.getPodCIDR() != null) {
            written.add(spec.getPodCIDR());
        }
        return written.stream()
                .flatMap(cidr -> Cidr.parse(cidr).stream())
                .filter(Cidr::isIpv4)
                .findFirst();
    }

    private static String shown(Node node) {
        var spec = node.getSpec();
        String written =
                spec == null || spec.getPodCIDR() == null
                        ? "(not set)"
                        : spec.getPodCIDRs().isEmpty()
                                ? spec.getPodCIDR()
                                : String.join(",", spec.getPodCIDRs());
        return "Node/" + node.getMetadata().getName() + " podCIDR " + written;
    }

    private static String percent(double part) {
        long rounded = Math.round(part * 100);
        return rounded == 0 && part > 0 ? "<1%" : rounded + "%";
    }
}
