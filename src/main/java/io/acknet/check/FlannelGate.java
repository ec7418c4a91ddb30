package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands before every check of Flannel: the cluster must use it, and its configuration must be
/// readable.
public sealed interface FlannelGate {
    String CONFIG_MAP = "kube-flannel-cfg";

    /// @param conf the parsed text of `cni-conf.json`
    record Open(NetworkPlugin.Flannel flannel, ConfigMap map, CniConf.Valid conf)
            implements FlannelGate {

        public String mapReference() {
            return flannel.namespace() + "/ConfigMap/" + CONFIG_MAP;
        }

        public String setReference() {
            return PluginDetection.reference(flannel.main());
        }

        public Map<String, String> data() {
            return map.getData() == null ? Map.of() : map.getData();
        }

        /// When the CNI configuration was last changed; empty where the API server does not tell.
        public Optional<Instant> changedAt() {
            return FieldOwners.last(map.getMetadata(), "f:data", "f:" + CniConf.KEY)
                    .map(FieldOwners.Owner::at);
        }

        public Optional<ConfTarget> target() {
            return ConfTarget.of(flannel.main());
        }

        public String image() {
            return ImageTag.imageOf(flannel.main(), "kube-flannel");
        }
    }

    record Closed(Finding why) implements FlannelGate {}

    static List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, CONFIG_MAP));
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.UPSTREAM_FLANNEL, CONFIG_MAP));
        return reads;
    }

    static FlannelGate of(ClusterReader reader) {
        NetworkPlugin plugin = PluginDetection.detect(reader);
        return plugin instanceof NetworkPlugin.Flannel flannel
                ? configured(reader, flannel)
                : new Closed(closed(plugin).orElseThrow());
    }

    /// Why a check of Flannel ends here; empty for a cluster that uses it.
    static Optional<Finding> closed(NetworkPlugin plugin) {
        return switch (plugin) {
            case NetworkPlugin.Flannel _ -> Optional.empty();
            case NetworkPlugin.Terway terway -> Optional.of(notFlannel(terway));
            case NetworkPlugin.Serverless _ -> Optional.of(serverless());
            case NetworkPlugin.Conflict conflict -> Optional.of(undecided(conflict));
            case NetworkPlugin.Unrecognised _ -> Optional.of(unrecognised());
            case NetworkPlugin.Unseen(Finding why) -> Optional.of(why);
        };
    }

    private static FlannelGate configured(ClusterReader reader, NetworkPlugin.Flannel flannel) {
        String subject = flannel.namespace() + "/ConfigMap/" + CONFIG_MAP;
        return switch (reader.get(Kinds.CONFIG_MAPS, flannel.namespace(), CONFIG_MAP)) {
            case Read.Found<ConfigMap>(ConfigMap map, var _) -> parsed(flannel, map, subject);
            case Read.Absent<ConfigMap> absent -> new Closed(CannotTell.absent(subject, absent));
            case Read.Unreadable<ConfigMap> unreadable ->
                    new Closed(CannotTell.unreadable(subject, unreadable));
        };
    }

    private static FlannelGate parsed(
            NetworkPlugin.Flannel flannel, ConfigMap map, String subject) {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        if (!data.containsKey(CniConf.KEY)) {
            return new Closed(keyMissing(subject, data));
        }
        return switch (CniConf.parse(CniConf.text(data, CniConf.KEY))) {
            case CniConf.Valid conf -> new Open(flannel, map, conf);
            case CniConf.Invalid(Text problem) -> new Closed(invalid(subject, problem));
        };
    }

    private static Finding notFlannel(NetworkPlugin.Terway terway) {
        return Finding.of(
                        "not-flannel",
                        Verdict.NOT_APPLICABLE,
                        PluginDetection.reference(terway.all().getFirst()),
                        new Text(
                                "此集群使用 Terway，这个问题只出现在 Flannel 集群。",
                                "This cluster uses Terway; this problem exists on Flannel only."))
                .with(NetworkTypeCheck.lines(terway.all()));
    }

    private static Finding serverless() {
        return Finding.of(
                "serverless",
                Verdict.NOT_APPLICABLE,
                "Node",
                new Text(
                        "集群只有虚拟节点（Serverless），没有 Flannel。",
                        "The cluster has only virtual nodes (serverless), and no Flannel."));
    }

    static Finding undecided(NetworkPlugin.Conflict conflict) {
        return Finding.of(
                        "plugin-conflict",
                        Verdict.UNKNOWN,
                        PluginDetection.reference(conflict.all().getFirst()),
                        new Text(
                                "无法判断：集群里有不止一个网络插件在运行，说不清 Pod 的网络由谁配置。",
                                "Cannot tell: more than one network plugin is at work, and which of"
                                        + " them sets up a Pod is not known."))
                .with(NetworkTypeCheck.lines(conflict.all()))
                .then(
                        new Text(
                                "先确认哪一个是建集群时选择的插件，处理掉另一个的 DaemonSet，再检查一次。",
                                "Find out first which one the cluster was created with, deal with the other's"
                                        + " DaemonSet, and check again."));
    }

    static Finding idle(List<DaemonSet> sets) {
        return Finding.of(
                        "plugin-idle",
                        Verdict.UNKNOWN,
                        PluginDetection.reference(sets.getFirst()),
                        new Text(
                                "无法判断：网络插件的 DaemonSet 存在，但没有调度任何 Pod，说不清节点上实际用的是什么插件。",
                                "Cannot tell: there is the DaemonSet of a network plugin, but it schedules no"
                                        + " Pod; which plugin the nodes use is not known."))
                .with(NetworkTypeCheck.lines(sets))
                .then(
                        new Text(
                                "看这个 DaemonSet 的 nodeSelector 和事件：刚创建就等一会儿再查，是残留就确认节点实际用的插件。",
                                "Look at the DaemonSet's nodeSelector and events: if it is new, check again"
                                        + " soon; if it was left behind, find out what the nodes use."));
    }

    static Finding unrecognised() {
        return Finding.of(
                        "plugin-unrecognised",
                        Verdict.UNKNOWN,
                        PluginDetection.SYSTEM + "/DaemonSet",
                        new Text(
                                "无法判断：没有找到 Flannel 或 Terway 的 DaemonSet。",
                                "Cannot tell: there is no DaemonSet of Flannel or Terway."))
                .then(look());
    }

    static Text look() {
        return new Text(
                "在 ACK 控制台的集群信息里查看网络插件，再用 kubectl -n kube-system get ds 核对。",
                "See the network plugin in the cluster's information in the ACK console, and compare"
                        + " with kubectl -n kube-system get ds.");
    }

    private static Finding keyMissing(String subject, Map<String, String> data) {
        return Finding.of(
                        "cni-conf-missing",
                        Verdict.UNKNOWN,
                        subject,
                        new Text(
                                "无法判断：ConfigMap 里没有键 cni-conf.json。",
                                "Cannot tell: the ConfigMap has no key cni-conf.json."))
                .with(
                        List.of(
                                "keys: "
                                        + String.join(
                                                ", ", data.keySet().stream().sorted().toList())))
                .then(
                        new Text(
                                "从组件的原始配置或备份里恢复 cni-conf.json；缺了它，Flannel Pod 重启时会失败。",
                                "Restore cni-conf.json from the add-on's original configuration or a backup;"
                                        + " without it a Flannel Pod that restarts will fail."));
    }

    private static Finding invalid(String subject, Text problem) {
        return Finding.of(
                        "cni-conf-invalid",
                        Verdict.UNKNOWN,
                        subject,
                        new Text(
                                "无法判断：cni-conf.json 读不懂，" + problem.zh() + "。",
                                "Cannot tell: cni-conf.json is not understood, "
                                        + problem.en()
                                        + "."))
                .then(
                        new Text(
                                "修正这段 JSON。写错的配置会在 Flannel Pod 下次重启时生效，使节点 NotReady。",
                                "Mend this JSON. A broken configuration takes effect when a Flannel Pod"
                                        + " restarts, and turns its node NotReady."));
    }
}
