package io.acknet.fix;

import io.acknet.check.CloudController;
import io.acknet.check.ClusterKind;
import io.acknet.check.FlannelGate;
import io.acknet.check.Params;
import io.acknet.check.PluginDetection;
import io.acknet.check.RouteTableFinding;
import io.acknet.check.RouteTableIds;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Fix `route-tables`: tells the cloud controller manager (CCM) of a dedicated cluster which route
/// tables to write to, and restarts its Pods.
///
/// The ids come from a person: the Kubernetes API does not know the tables of a VPC, and a table that
/// is left out gets no routes for new nodes.
final class RouteTablesFix implements Fix {
    @Override
    public String id() {
        return "route-tables";
    }

    @Override
    public String topic() {
        return "route-tables";
    }

    @Override
    public Text title() {
        return new Text("为 CCM 配置多张路由表", "Tell the CCM of several route tables");
    }

    @Override
    public Text effect() {
        return new Text(
                "把 cloud-config 的 Global.routeTableIDs 设为指定的路由表，再逐个重启 CCM 的 Pod。",
                "Sets Global.routeTableIDs in cloud-config to the route tables that were given, then"
                        + " restarts the CCM's Pods one after the other.");
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of(Params.Key.IDS);
    }

    @Override
    public Set<Params.Key> needs() {
        return takes();
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, RouteTableIds.MAP));
        reads.add(Permission.listIn(Kinds.PODS, PluginDetection.SYSTEM));
        return reads;
    }

    @Override
    public List<Permission> writes() {
        List<Permission> writes =
                new ArrayList<>(Rights.edit(PluginDetection.SYSTEM, RouteTableIds.MAP));
        writes.addAll(Rights.restart(PluginDetection.SYSTEM, CloudController.NAME));
        return writes;
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        return FlannelGate.closed(PluginDetection.detect(reader))
                .map(Answers::of)
                .or(() -> repeated(params.ids()))
                .orElseGet(() -> nodes(reader, params.ids(), Draft.of(this, reader, params)));
    }

    private static Proposal nodes(ClusterReader reader, List<String> ids, Draft draft) {
        return Reading.then(
                "Node",
                reader.list(Kinds.NODES, Scope.EVERYWHERE),
                nodes ->
                        Reading.then(
                                "DaemonSet",
                                reader.list(Kinds.DAEMON_SETS, Scope.in(PluginDetection.SYSTEM)),
                                sets ->
                                        edition(ClusterKind.of(nodes, sets))
                                                .orElseGet(() ->
                                                        map(
                                                                reader,
                                                                new RouteTablesGround(
                                                                        nodes, sets, ids),
                                                                draft))));
    }

    private static Proposal map(ClusterReader reader, RouteTablesGround ground, Draft draft) {
        Optional<DaemonSet> set = CloudController.among(ground.sets());
        return set.isEmpty()
                ? unseenController()
                : Reading.then(
                        RouteTableIds.MAP,
                        reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, RouteTableIds.MAP),
                        map ->
                                Reading.then(
                                        PluginDetection.reference(set.get()),
                                        reader.list(Kinds.PODS, Scope.in(PluginDetection.SYSTEM)),
                                        pods ->
                                                ground.look(
                                                        CloudController.of(set.get(), pods),
                                                        map,
                                                        draft)));
    }

    /// Only on a dedicated cluster can the CCM's configuration be reached.
    private static Optional<Proposal> edition(ClusterKind kind) {
        return switch (kind.type()) {
            case DEDICATED -> Optional.empty();
            case MANAGED -> Optional.of(Answers.of(RouteTableFinding.managed(kind)));
            case SERVERLESS ->
                    Optional.of(
                            Answers.unsuitable(
                                    "集群只有虚拟节点（Serverless），不需要 VPC 路由。",
                                    "The cluster has only virtual nodes (serverless) and needs no VPC"
                                            + " routes."));
            case UNTOLD ->
                    Optional.of(
                            Answers.unknown(
                                    "看不出这是专有版还是托管版集群，无法判断 cloud-config 是否被使用。",
                                    "Whether this cluster is dedicated or managed cannot be told, nor"
                                            + " whether cloud-config is used."));
        };
    }

    private static Optional<Proposal> repeated(List<String> ids) {
        return new TreeSet<>(ids).size() == ids.size()
                ? Optional.empty()
                : Optional.of(
                        Answers.unsuitable(
                                "给出的路由表 ID 有重复，可能是另一张表写错了。",
                                "An id of a route table was given twice; another table may have been"
                                        + " meant."));
    }

    private static Proposal unseenController() {
        return Answers.unknown(
                "集群里没有 CCM 的 DaemonSet，看不到它的版本，也看不到它是否使用 cloud-config。",
                "The cluster has no DaemonSet of the CCM; neither its version nor whether it uses"
                        + " cloud-config can be seen.");
    }
}
