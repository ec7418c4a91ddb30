package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Topic `network-type`: which network plugin does this cluster use, and in which mode?
///
/// 1. `PluginDetection` names the plugin by its DaemonSets.
/// 2. For Terway, `eni-config` tells how Pods are connected.
final class NetworkTypeCheck implements Check {
    private static final String ENI_CONFIG =
            PluginDetection.SYSTEM + "/ConfigMap/" + TerwayConf.NAME;

    /// In lower case; without any it is veth.
    private static final Set<String> DATA_PATHS = Set.of("", "veth", "ipvlan", "datapathv2");

    @Override
    public String id() {
        return "network-type";
    }

    @Override
    public Text title() {
        return new Text("集群使用的网络插件", "The cluster's network plugin");
    }

    @Override
    public Text reading() {
        return new Text(
                "kube-system 和 kube-flannel 里的 DaemonSet、节点列表，以及 ConfigMap eni-config 里的三个设置"
                        + "（不显示其中的密钥）",
                "the DaemonSets in kube-system and kube-flannel, the list of nodes, and three"
                        + " settings of the ConfigMap eni-config (never its keys)");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME));
        return reads;
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        return switch (PluginDetection.detect(reader)) {
            case NetworkPlugin.Flannel flannel -> List.of(flannel(flannel));
            case NetworkPlugin.Terway terway -> List.of(terway(terway), mode(reader, terway));
            case NetworkPlugin.Serverless(int nodes) -> List.of(serverless(nodes));
            case NetworkPlugin.Conflict(List<DaemonSet> all) -> List.of(conflict(all));
            case NetworkPlugin.Unrecognised(int nodes) -> List.of(unrecognised(nodes));
            case NetworkPlugin.Unseen(Finding why) -> List.of(why);
        };
    }

    private static Finding flannel(NetworkPlugin.Flannel flannel) {
        Text summary =
                flannel.namespace().equals(PluginDetection.SYSTEM)
                        ? new Text("此集群使用 Flannel。", "This cluster uses Flannel.")
                        : new Text(
                                "此集群使用 Flannel，是开源版本，装在命名空间 kube-flannel。",
                                "This cluster uses Flannel, the upstream release in the namespace"
                                        + " kube-flannel.");
        return Finding.of("flannel", Verdict.OK, PluginDetection.reference(flannel.main()), summary)
                .with(lines(flannel.all()));
    }

    private static Finding terway(NetworkPlugin.Terway terway) {
        Text summary =
                switch (terway.mode()) {
                    case SHARED_ENI ->
                            new Text(
                                    "此集群使用 Terway，共享 ENI 模式（terway-eniip）。",
                                    "This cluster uses Terway with shared ENIs (terway-eniip).");
                    case EXCLUSIVE_ENI ->
                            new Text(
                                    "此集群使用 Terway，独占 ENI 模式（terway-eni）。",
                                    "This cluster uses Terway with exclusive ENIs (terway-eni).");
                    case OPEN_SOURCE ->
                            new Text(
                                    "此集群使用 Terway，由开源清单安装（DaemonSet 名为 terway）。",
                                    "This cluster uses Terway, installed from the open-source"
                                            + " manifests (DaemonSet terway).");
                };
        return Finding.of(
                        "terway",
                        Verdict.OK,
                        PluginDetection.reference(terway.all().getFirst()),
                        summary)
                .with(lines(terway.all()));
    }

    private static Finding mode(ClusterReader reader, NetworkPlugin.Terway terway) {
        return switch (reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME)) {
            case Read.Found<ConfigMap>(ConfigMap map, var _) -> mode(map, terway);
            case Read.Absent<ConfigMap> absent -> CannotTell.absent(ENI_CONFIG, absent);
            case Read.Unreadable<ConfigMap> unreadable ->
                    CannotTell.unreadable(ENI_CONFIG, unreadable);
        };
    }

    private static Finding mode(ConfigMap map, NetworkPlugin.Terway terway) {
        try {
            TerwayConf conf = TerwayConf.of(map);
            return Finding.of(
                            "terway-datapath",
                            isKnown(conf, terway) ? Verdict.OK : Verdict.UNKNOWN,
                            ENI_CONFIG,
                            datapath(conf, terway))
                    .with(conf.lines());
        } catch (TerwayConf.Unparsable e) {
            return TerwayConf.unparsable(e);
        }
    }

    private static boolean isKnown(TerwayConf conf, NetworkPlugin.Terway terway) {
        return terway.mode() == NetworkPlugin.Mode.EXCLUSIVE_ENI
                || DATA_PATHS.contains(conf.dataPath());
    }

    private static Text datapath(TerwayConf conf, NetworkPlugin.Terway terway) {
        if (terway.mode() == NetworkPlugin.Mode.EXCLUSIVE_ENI) {
            return new Text("Pod 独占一块 ENI。", "Each Pod has an ENI of its own.");
        }
        return switch (conf.dataPath()) {
            case "datapathv2" ->
                    new Text("Pod 的数据路径是 DataPathV2（eBPF）。", "Pods use DataPathV2 (eBPF).");
            case "ipvlan" -> new Text("Pod 的数据路径是 IPVLAN。", "Pods use IPVLAN.");
            case "veth" -> new Text("Pod 的数据路径是 veth。", "Pods use veth.");
            case "" ->
                    new Text(
                            "没有设置 eniip_virtual_type，Pod 使用默认的 veth。",
                            "eniip_virtual_type is not set; Pods use veth, the default.");
            default ->
                    new Text(
                            "无法判断 Pod 的数据路径：eniip_virtual_type 的值不在已知的 veth、IPVlan、datapathv2 之中。",
                            "Cannot tell the Pods' data path: eniip_virtual_type has a value other than"
                                    + " veth, IPVlan and datapathv2.");
        };
    }

    private static Finding serverless(int nodes) {
        return Finding.of(
                "serverless",
                Verdict.NOT_APPLICABLE,
                "Node",
                new Text(
                        "集群只有 " + nodes + " 个虚拟节点（Serverless），节点上没有网络插件；Pod 直接使用 VPC 的弹性网卡。",
                        "The cluster has only virtual nodes ("
                                + nodes
                                + ", serverless), which run no"
                                + " network plugin; Pods sit on VPC network interfaces."));
    }

    private static Finding conflict(List<DaemonSet> all) {
        return Finding.of(
                        "plugin-conflict",
                        Verdict.PROBLEM,
                        PluginDetection.reference(all.getFirst()),
                        new Text(
                                "发现了不止一个正在运行的网络插件。一个集群只能有一个，Pod 的网络由谁配置无法预料。",
                                "More than one network plugin is at work. A cluster can have only one;"
                                        + " which of them sets up a Pod is left to chance."))
                .with(lines(all))
                .then(
                        new Text(
                                "确认哪一个是建集群时选择的，删除另一个的 DaemonSet；ACK 不支持更换插件。",
                                "Find out which one the cluster was created with and remove the other's"
                                        + " DaemonSet; ACK does not support changing the plugin."));
    }

    private static Finding unrecognised(int nodes) {
        return Finding.of(
                        "plugin-unrecognised",
                        Verdict.UNKNOWN,
                        PluginDetection.SYSTEM + "/DaemonSet",
                        new Text(
                                "无法判断：没有找到 Flannel 或 Terway 的 DaemonSet，而集群有 " + nodes + " 个节点。",
                                "Cannot tell: there is no DaemonSet of Flannel or Terway, and the"
                                        + " cluster has "
                                        + nodes
                                        + " nodes."))
                .then(FlannelGate.look());
    }

    static List<String> lines(List<DaemonSet> sets) {
        return sets.stream().map(NetworkTypeCheck::line).toList();
    }

    private static String line(DaemonSet set) {
        String container =
                PluginDetection.reference(set).contains("flannel") ? "kube-flannel" : "terway";
        return PluginDetection.reference(set)
                + " ready "
                + PluginDetection.ready(set)
                + "/"
                + PluginDetection.desired(set)
                + " image "
                + ImageTag.imageOf(set, container);
    }
}
