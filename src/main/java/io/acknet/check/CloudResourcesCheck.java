package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topic `cloud-resources`: which resources of Alibaba Cloud does this cluster use?
///
/// 1. A cluster on another cloud has none.
/// 2. Nodes, the cluster's profile, Terway's configuration, Services and PersistentVolumes each name
///    some; who runs the control plane follows from nodes and DaemonSets.
/// 3. What the API cannot show is listed, with the place in the console that does.
final class CloudResourcesCheck implements Check {

    @Override
    public String id() {
        return "cloud-resources";
    }

    @Override
    public Text title() {
        return new Text("集群使用的云资源", "The cluster's cloud resources");
    }

    @Override
    public Text reading() {
        return new Text(
                "节点、LoadBalancer 类型的 Service、PersistentVolume、DaemonSet 的列表，以及 ConfigMap ack-cluster-profile 和 eni-config"
                        + "（不显示其中的密钥和账号 ID）",
                "the lists of nodes, of Services of type LoadBalancer, of PersistentVolumes and of"
                        + " DaemonSets, and the ConfigMaps ack-cluster-profile and eni-config (never"
                        + " their keys or the account's id)");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(
                Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, CloudInventory.PROFILE));
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME));
        reads.add(Permission.list(Kinds.SERVICES));
        reads.add(Permission.list(Kinds.PERSISTENT_VOLUMES));
        return reads;
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        List<Finding> findings = new ArrayList<>();
        var nodes = Seen.list(reader, Kinds.NODES, Scope.EVERYWHERE, findings);
        if (nodes.filter(CloudResourcesCheck::elsewhere).isPresent()) {
            return List.of(notAlibabaCloud(CloudNode.of(nodes.get())));
        }
        nodes.ifPresent(found -> findings.addAll(nodes(reader, found)));
        profile(reader, findings);
        terway(reader, findings);
        nodes.flatMap(TerwayZones::ownConfig).ifPresent(findings::add);
        Seen.list(reader, Kinds.SERVICES, Scope.EVERYWHERE, findings)
                .map(CloudInventory::loadBalancers)
                .ifPresent(findings::add);
        Seen.list(reader, Kinds.PERSISTENT_VOLUMES, Scope.EVERYWHERE, findings)
                .map(CloudInventory::volumes)
                .ifPresent(findings::add);
        findings.add(notVisible());
        return findings;
    }

    /// Whether each node belongs to another cloud.
    private static boolean elsewhere(List<Node> nodes) {
        List<CloudNode> real = CloudNode.of(nodes);
        return !real.isEmpty() && real.stream().allMatch(CloudNode::isElsewhere);
    }

    private static List<Finding> nodes(ClusterReader reader, List<Node> nodes) {
        List<Finding> findings = new ArrayList<>();
        List<CloudNode> real = CloudNode.of(nodes);
        findings.add(real.isEmpty() ? noInstances(nodes.size()) : CloudInventory.nodes(real));
        Seen.list(reader, Kinds.DAEMON_SETS, Scope.in(PluginDetection.SYSTEM), findings)
                .map(sets -> kind(ClusterKind.of(nodes, sets)))
                .ifPresent(findings::add);
        return findings;
    }

    private static void profile(ClusterReader reader, List<Finding> findings) {
        String subject = CloudInventory.reference(CloudInventory.PROFILE);
        var read = reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, CloudInventory.PROFILE);
        Seen.of(subject, read, findings).map(CloudInventory::profile).ifPresent(findings::add);
    }

    /// Only Terway has vSwitches and security groups of its own.
    private static void terway(ClusterReader reader, List<Finding> findings) {
        switch (PluginDetection.detect(reader)) {
            case NetworkPlugin.Terway _, NetworkPlugin.Conflict _ -> eniConfig(reader, findings);
            case NetworkPlugin.Flannel _,
                    NetworkPlugin.Serverless _,
                    NetworkPlugin.Unrecognised _ -> {}
            case NetworkPlugin.Unseen(Finding why) -> {
                if (!findings.contains(why)) {
                    findings.add(why);
                }
            }
        }
    }

    private static void eniConfig(ClusterReader reader, List<Finding> findings) {
        String subject = CloudInventory.reference(TerwayConf.NAME);
        Optional<ConfigMap> map =
                Seen.of(
                        subject,
                        reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME),
                        findings);
        if (map.isEmpty()) {
            return;
        }
        try {
            findings.add(CloudInventory.terway(EniConf.of(map.get())));
        } catch (TerwayConf.Unparsable e) {
            findings.add(CannotTell.unparsable(subject, e.key()));
        }
    }

    private static Finding kind(ClusterKind kind) {
        boolean untold = kind.type() == ClusterKind.Type.UNTOLD;
        Text summary =
                untold
                        ? new Text(
                                "无法判断这是托管版还是专有版集群。",
                                "Cannot tell whether this is a managed or a dedicated cluster.")
                        : new Text(
                                "从节点和 DaemonSet 看，集群类型是：" + kind.type().title().zh() + "。",
                                "By its nodes and DaemonSets this cluster is "
                                        + kind.type().title().en()
                                        + ".");
        return Finding.of(
                        "cluster-kind",
                        untold ? Verdict.UNKNOWN : Verdict.OK,
                        PluginDetection.SYSTEM + "/DaemonSet",
                        summary)
                .with(kind.signals());
    }

    private static Finding noInstances(int virtual) {
        return virtual == 0
                ? Finding.of(
                        "no-nodes",
                        Verdict.UNKNOWN,
                        "Node",
                        new Text("无法判断：集群没有节点。", "Cannot tell: the cluster has no nodes."))
                : Finding.of(
                        "no-instances",
                        Verdict.NOT_APPLICABLE,
                        "Node",
                        new Text(
                                "集群只有 " + virtual + " 个虚拟节点，没有 ECS 实例。",
                                "The cluster has only virtual nodes ("
                                        + virtual
                                        + "), and no ECS instance."));
    }

    private static Finding notAlibabaCloud(List<CloudNode> nodes) {
        return Finding.of(
                        "not-alibaba-cloud",
                        Verdict.NOT_APPLICABLE,
                        "Node",
                        new Text(
                                "节点不是阿里云的 ECS 实例，这个集群没有可列的阿里云资源。",
                                "The nodes are no ECS instances; this cluster has no resources of Alibaba Cloud"
                                        + " to list."))
                .with(
                        nodes.stream()
                                .map(node ->
                                        "Node/" + node.name() + " providerID: " + node.providerId())
                                .toList());
    }

    private static Finding notVisible() {
        return Finding.of(
                        "not-visible",
                        Verdict.OK,
                        "Cluster",
                        new Text(
                                "下列资源从 Kubernetes API 看不到，请到控制台查看：Worker RAM 角色、ROS 资源栈、NAT 网关和 EIP、API"
                                        + " Server 的负载均衡、节点的安全组。",
                                "The following cannot be seen through the Kubernetes API; look in the console:"
                                        + " worker RAM role, ROS stack, NAT gateway and EIPs, load balancer of"
                                        + " the API server, security group of the nodes."))
                .then(
                        new Text(
                                "ACK 控制台：集群 > 集群信息 > 集群资源（新版控制台在“基本信息”页签）。",
                                "ACK console: Clusters > Cluster Information > Cluster Resources (newer console:"
                                        + " the first tab of the cluster)."));
    }
}
