package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Topic `choose-plugin`: does the cluster ask for something that only Terway gives?
///
/// 1. Which plugin does it use? It was chosen with the cluster and cannot be changed.
/// 2. What does it ask for: network policies, bandwidth or EIPs of Pods, many nodes?
/// 3. On Flannel each of these is a problem; on exclusive ENIs network policies are.
final class ChoosePluginCheck implements Check {

    @Override
    public String id() {
        return "choose-plugin";
    }

    @Override
    public Text title() {
        return new Text("所用功能与网络插件是否相配", "Whether the network plugin fits what is used");
    }

    @Override
    public Text reading() {
        return new Text(
                "网络插件的 DaemonSet，以及节点、Pod 注解和网络策略的列表",
                "the network plugin's DaemonSet, and the lists of nodes, of annotations of Pods and of"
                        + " network policies");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(Permission.list(Kinds.PODS));
        reads.addAll(PolicyInventory.reads());
        return reads;
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        return switch (PluginDetection.detect(reader)) {
            case NetworkPlugin.Flannel flannel -> flannel(reader, flannel);
            case NetworkPlugin.Terway terway -> terway(reader, terway);
            case NetworkPlugin.Serverless _ -> List.of(serverless());
            case NetworkPlugin.Conflict conflict -> List.of(FlannelGate.undecided(conflict));
            case NetworkPlugin.Unrecognised _ -> List.of(FlannelGate.unrecognised());
            case NetworkPlugin.Unseen(Finding why) -> List.of(why);
        };
    }

    private static List<Finding> flannel(ClusterReader reader, NetworkPlugin.Flannel flannel) {
        Demands demands = Demands.read(reader);
        List<Finding> findings = new ArrayList<>(demands.unmetByFlannel());
        if (findings.isEmpty() && demands.unread().isEmpty()) {
            findings.add(fits(flannel.all(), demands));
        }
        findings.addAll(demands.unread());
        return findings;
    }

    private static List<Finding> terway(ClusterReader reader, NetworkPlugin.Terway terway) {
        Demands demands = Demands.read(reader);
        List<Finding> findings = new ArrayList<>();
        if (terway.mode() == NetworkPlugin.Mode.EXCLUSIVE_ENI && demands.policies().total() > 0) {
            findings.add(unenforced(terway, demands.policies()));
        }
        if (findings.isEmpty() && demands.unread().isEmpty()) {
            findings.add(fits(terway.all(), demands));
        }
        findings.addAll(demands.unread());
        return findings;
    }

    private static Finding fits(List<DaemonSet> sets, Demands demands) {
        boolean flannel = PluginDetection.reference(sets.getFirst()).contains("flannel");
        List<String> lines = new ArrayList<>(NetworkTypeCheck.lines(sets));
        lines.addAll(demands.lines());
        return Finding.of(
                        "plugin-fits",
                        Verdict.OK,
                        PluginDetection.reference(sets.getFirst()),
                        flannel
                                ? new Text(
                                        "此集群使用 Flannel，没有发现只有 Terway 才能满足的需求。",
                                        "This cluster uses Flannel, and nothing in it asks for what only"
                                                + " Terway gives.")
                                : !demands.needs().zh().isEmpty()
                                        ? new Text(
                                                "此集群使用 Terway，并且用到了 Flannel 没有的功能："
                                                        + demands.needs().zh()
                                                        + "。",
                                                "This cluster uses Terway, and what Flannel lacks is in"
                                                        + " use: "
                                                        + demands.needs().en()
                                                        + ".")
                                        : new Text(
                                                "此集群使用 Terway，目前没有用到 Flannel 没有的功能。",
                                                "This cluster uses Terway; nothing that Flannel lacks is"
                                                        + " in use."))
                .with(lines);
    }

    private static Finding unenforced(NetworkPlugin.Terway terway, PolicyInventory policies) {
        return Finding.of(
                        "policies-on-exclusive-eni",
                        Verdict.PROBLEM,
                        PluginDetection.reference(terway.all().getFirst()),
                        new Text(
                                "集群里有 "
                                        + policies.total()
                                        + " 条网络策略，但独占 ENI 模式不支持 NetworkPolicy，它们不生效。",
                                "Network policies in the cluster: "
                                        + policies.total()
                                        + ". Exclusive ENIs do not support NetworkPolicy, so none is"
                                        + " enforced."))
                .with(policies.lines())
                .then(
                        new Text(
                                "改用共享 ENI 的 Terway 集群，或用安全组隔离。",
                                "Use a cluster with Terway on shared ENIs, or isolate with security"
                                        + " groups."));
    }

    private static Finding serverless() {
        return Finding.of(
                "serverless",
                Verdict.NOT_APPLICABLE,
                "Node",
                new Text(
                        "集群只有虚拟节点（Serverless），不需要在 Terway 和 Flannel 之间选择。",
                        "The cluster has only virtual nodes (serverless); there is no choice between"
                                + " Terway and Flannel."));
    }
}
