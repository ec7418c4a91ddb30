package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.EventSeen;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topic `route-tables`: does the cloud controller manager know which route tables of the VPC to write
/// to?
///
/// 1. Only Flannel needs VPC routes.
/// 2. Who runs the control plane? A managed cluster is configured in the console.
/// 3. Do nodes lack their route, and what does the CCM complain of since the last change?
/// 4. Are the ids in `cloud-config` what the CCM can read, is it new enough for them, and did it start
///    after the last change?
final class RouteTablesCheck implements Check {
    private static final String SYSTEM_SETS = PluginDetection.SYSTEM + "/DaemonSet";

    @Override
    public String id() {
        return "route-tables";
    }

    @Override
    public Text title() {
        return new Text(
                "VPC 多路由表与 CCM 的 routeTableIDs",
                "Several VPC route tables and the CCM's routeTableIDs");
    }

    @Override
    public Text reading() {
        return new Text(
                "网络插件和 CCM 的 DaemonSet 与 Pod、ConfigMap cloud-config 里的 routeTableIDs（不显示其中的密钥）、节点状态和事件",
                "the DaemonSets and Pods of the network plugin and the CCM, routeTableIDs in the"
                        + " ConfigMap cloud-config (never its keys), the nodes' state, and events");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, RouteTableIds.MAP));
        reads.add(Permission.listIn(Kinds.PODS, PluginDetection.SYSTEM));
        reads.add(Permission.list(Kinds.EVENTS));
        return reads;
    }

    @Override
    public Optional<Plugin> only() {
        return Optional.of(Plugin.FLANNEL);
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        NetworkPlugin plugin = PluginDetection.detect(reader);
        if (plugin instanceof NetworkPlugin.Terway terway) {
            return List.of(noRoutesNeeded(terway));
        }
        Optional<Finding> notFlannel = FlannelGate.closed(plugin);
        if (notFlannel.isPresent()) {
            return List.of(notFlannel.get());
        }
        List<Finding> unseen = new ArrayList<>();
        var nodes = Seen.list(reader, Kinds.NODES, Scope.EVERYWHERE, unseen);
        var sets = Seen.list(reader, Kinds.DAEMON_SETS, Scope.in(PluginDetection.SYSTEM), unseen);
        if (nodes.isEmpty() || sets.isEmpty()) {
            return unseen;
        }
        List<Finding> findings = look(reader, nodes.get(), sets.get());
        findings.addAll(unseen);
        return findings;
    }

    private static Finding noRoutesNeeded(NetworkPlugin.Terway terway) {
        return Finding.of(
                        "not-flannel",
                        Verdict.NOT_APPLICABLE,
                        PluginDetection.reference(terway.all().getFirst()),
                        new Text(
                                "此集群使用 Terway：Pod 用的就是 VPC 地址，不靠 VPC 路由表转发，多张路由表没有影响。",
                                "This cluster uses Terway: Pods have addresses of the VPC and need no entries"
                                        + " in its route tables, however many there are."))
                .with(NetworkTypeCheck.lines(terway.all()));
    }

    private static List<Finding> look(
            ClusterReader reader, List<Node> nodes, List<DaemonSet> sets) {
        List<Finding> findings = new ArrayList<>();
        ClusterKind kind = ClusterKind.of(nodes, sets);
        Read<ConfigMap> map =
                reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, RouteTableIds.MAP);
        Optional<Instant> changed = changed(map);
        List<EventSeen> events =
                Seen.list(reader, Kinds.EVENTS, Scope.EVERYWHERE, findings).orElse(List.of());
        RouteTrouble trouble = RouteTrouble.of(nodes, events, changed);
        if (trouble.severalTables()) {
            findings.add(RouteTableFinding.severalTables(kind, trouble));
        }
        switch (map) {
            case Read.Found<ConfigMap>(ConfigMap found, var _) -> {
                RouteTableIds ids = RouteTableIds.of(found);
                if (!(ids instanceof RouteTableIds.Unset && trouble.severalTables())) {
                    findings.add(new RouteTableFinding(kind, ids).get());
                }
                if (!(ids instanceof RouteTableIds.Unset)) {
                    findings.addAll(controller(reader, kind, sets, changed));
                }
            }
            case Read.Absent<ConfigMap> absent -> findings.add(absent(kind, absent));
            case Read.Unreadable<ConfigMap> unreadable ->
                    findings.add(CannotTell.unreadable(RouteTableFinding.MAP, unreadable));
        }
        if (!trouble.severalTables()) {
            trouble.unexplained().ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding absent(ClusterKind kind, Read.Absent<ConfigMap> absent) {
        return kind.type() == ClusterKind.Type.MANAGED
                ? RouteTableFinding.managed(kind)
                : CannotTell.absent(RouteTableFinding.MAP, absent).with(kind.signals());
    }

    private static Optional<Instant> changed(Read<ConfigMap> map) {
        return map instanceof Read.Found<ConfigMap>(ConfigMap found, var _)
                ? FieldOwners.last(found.getMetadata(), "f:data", "f:" + RouteTableIds.KEY)
                        .map(FieldOwners.Owner::at)
                : Optional.empty();
    }

    private static List<Finding> controller(
            ClusterReader reader,
            ClusterKind kind,
            List<DaemonSet> sets,
            Optional<Instant> changed) {
        Optional<DaemonSet> set = CloudController.among(sets);
        if (set.isEmpty()) {
            return List.of(unseenController(kind));
        }
        List<Finding> findings = new ArrayList<>();
        Optional<List<PodSeen>> pods =
                Seen.list(reader, Kinds.PODS, Scope.in(PluginDetection.SYSTEM), findings);
        CloudController ccm = CloudController.of(set.get(), pods.orElse(List.of()));
        findings.add(ccm.version());
        pods.flatMap(_ -> ccm.uptake(changed)).ifPresent(findings::add);
        return findings;
    }

    private static Finding unseenController(ClusterKind kind) {
        return Finding.of(
                        "ccm-not-visible",
                        Verdict.UNKNOWN,
                        SYSTEM_SETS,
                        new Text(
                                "无法判断：集群里没有 CCM 的 DaemonSet，看不到它的版本，也看不到它是否使用这份 cloud-config。",
                                "Cannot tell: the cluster has no DaemonSet of the CCM, so its version, and"
                                        + " whether it uses this cloud-config, cannot be seen."))
                .with(kind.signals())
                .then(
                        new Text(
                                "托管版集群请在控制台的组件管理里查看 Cloud Controller Manager 的版本和配置。",
                                "On a managed cluster look at Cloud Controller Manager's version and"
                                        + " configuration in the console's add-ons."));
    }
}
