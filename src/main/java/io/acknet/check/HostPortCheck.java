package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Topic `host-port`: do Pods ask for ports of their nodes, and does the network plugin map them?
///
/// 1. Which Pods use hostPort? Without any, nothing can be wrong.
/// 2. Does the plugin map ports? Flannel does with `portmap` in its chain, Terway does not.
/// 3. Did the Flannel Pods, and the users, take the configuration up?
/// 4. Do two users on one node want the same port?
final class HostPortCheck implements Check {

    @Override
    public String id() {
        return "host-port";
    }

    @Override
    public Text title() {
        return new Text("hostPort 是否可用", "Whether hostPort works");
    }

    @Override
    public Text reading() {
        return new Text(
                "网络插件的 DaemonSet、它的 CNI 配置（kube-flannel-cfg 或 eni-config，不显示密钥）和 Pod 列表",
                "the network plugin's DaemonSet, its CNI configuration (kube-flannel-cfg or eni-config,"
                        + " never its keys) and the list of Pods");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(FlannelGate.reads());
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME));
        reads.add(Permission.list(Kinds.PODS));
        return reads;
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of(Params.Key.NAMESPACE);
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        NetworkPlugin plugin = PluginDetection.detect(reader);
        if (plugin instanceof NetworkPlugin.Serverless) {
            return List.of(serverless());
        }
        HostPortSupport support = HostPortSupport.of(reader, plugin);
        return switch (HostPortUsers.read(reader, params)) {
            case Read.Found<HostPortUsers>(HostPortUsers users, var _) ->
                    users.none() ? List.of(unused(support)) : onNodes(reader, support, users);
            case Read.Absent<HostPortUsers> absent -> List.of(CannotTell.absent("Pod", absent));
            case Read.Unreadable<HostPortUsers> unreadable ->
                    List.of(CannotTell.unreadable("Pod", unreadable));
        };
    }

    private static List<Finding> onNodes(
            ClusterReader reader, HostPortSupport support, HostPortUsers all) {
        List<Finding> unseen = new ArrayList<>();
        Set<String> virtual =
                Seen.list(reader, Kinds.NODES, Scope.EVERYWHERE, unseen).orElse(List.of()).stream()
                        .filter(PluginDetection::isVirtual)
                        .map(node -> node.getMetadata().getName())
                        .collect(Collectors.toSet());
        if (!unseen.isEmpty()) {
            return unseen; // any of the users may be on a virtual node
        }
        HostPortUsers users = all.notOn(virtual);
        List<Finding> findings = new ArrayList<>();
        if (users.none()) {
            findings.add(unused(support));
        } else {
            findings.addAll(used(reader, support, users));
        }
        all.on(virtual).map(HostPortCheck::onVirtual).ifPresent(findings::add);
        return findings;
    }

    /// Such a Pod is a container group with a network interface and an address of its own.
    private static Finding onVirtual(HostPortUsers users) {
        return Finding.of(
                        "host-port-on-virtual-nodes",
                        Verdict.NOT_APPLICABLE,
                        "Pod",
                        new Text(
                                users.pods().size()
                                        + " 个 Pod 运行在虚拟节点上，没有节点端口可映射，hostPort 不起作用，不计入上面的结论。",
                                "Pods on virtual nodes, where there is no node's port to map and hostPort"
                                        + " does nothing: "
                                        + users.pods().size()
                                        + ". They do not count here."))
                .with(users.lines())
                .then(
                        new Text(
                                "直接访问这些 Pod 自己的 IP 和 containerPort。",
                                "Use these Pods' own IP with the containerPort."));
    }

    /// Whether it would work does not decide then, but it is what people ask.
    private static Finding unused(HostPortSupport support) {
        Text wouldWork =
                switch (support) {
                    case HostPortSupport.Yes _ ->
                            new Text(
                                    "要用的话，这里支持：Flannel 的插件链里有 portmap。",
                                    "It would work here: Flannel's chain has portmap.");
                    case HostPortSupport.No no ->
                            new Text(
                                    "要用的话，这里不支持：" + no.reason().zh() + "。",
                                    "It would not work here: " + no.reason().en() + ".");
                    case HostPortSupport.Unsure _ ->
                            new Text("这里是否支持无法判断。", "Whether it would work here cannot be told.");
                };
        List<String> evidence =
                switch (support) {
                    case HostPortSupport.Yes yes -> List.of("shape: " + yes.open().conf().shape());
                    case HostPortSupport.No no -> no.lines();
                    case HostPortSupport.Unsure(Finding why) -> List.of(why.summary().en());
                };
        return Finding.of(
                        "host-port-unused",
                        Verdict.OK,
                        "Pod",
                        new Text(
                                "没有 Pod 使用节点的 hostPort。" + wouldWork.zh(),
                                "No Pod uses hostPort on a node. " + wouldWork.en()))
                .with(evidence);
    }

    private static List<Finding> used(
            ClusterReader reader, HostPortSupport support, HostPortUsers users) {
        List<Finding> findings = new ArrayList<>();
        switch (support) {
            case HostPortSupport.Yes(FlannelGate.Open open) -> {
                findings.add(supported(open, users));
                findings.addAll(uptake(reader, open, users));
            }
            case HostPortSupport.No no -> findings.add(unsupported(no, users));
            case HostPortSupport.Unsure(Finding why) -> {
                findings.add(why);
                findings.add(inUse(users));
            }
        }
        users.duplicates().ifPresent(findings::add);
        return findings;
    }

    private static Finding supported(FlannelGate.Open open, HostPortUsers users) {
        return Finding.of(
                        "host-port-supported",
                        Verdict.OK,
                        open.mapReference(),
                        new Text(
                                users.pods().size()
                                        + " 个 Pod 使用 hostPort；Flannel 的插件链里有 portmap，支持。",
                                "Pods that use hostPort: "
                                        + users.pods().size()
                                        + ". Flannel's chain has portmap, which supports it."))
                .with(users.lines());
    }

    private static Finding unsupported(HostPortSupport.No no, HostPortUsers users) {
        List<String> lines = new ArrayList<>(no.lines());
        lines.addAll(users.lines());
        return Finding.of(
                        "host-port-unsupported",
                        Verdict.PROBLEM,
                        no.subject(),
                        new Text(
                                users.pods().size()
                                        + " 个 Pod 使用 hostPort，但不会生效："
                                        + no.reason().zh()
                                        + "。Pod 照样 Running，也没有报错。",
                                "Pods that use hostPort: "
                                        + users.pods().size()
                                        + ", in vain: "
                                        + no.reason().en()
                                        + ". They run all the same, without an error."))
                .with(lines)
                .then(
                        new Text(
                                "VPC 内直接访问 Pod IP；对外用 NodePort 或 LoadBalancer 类型的 Service；必须占用节点端口时用 hostNetwork。",
                                "Inside the VPC use the Pod's IP; from outside a Service of type NodePort"
                                        + " or LoadBalancer; where it must be the node's port,"
                                        + " hostNetwork."));
    }

    private static Finding inUse(HostPortUsers users) {
        return Finding.of(
                        "host-port-in-use",
                        Verdict.UNKNOWN,
                        "Pod",
                        new Text(
                                users.pods().size() + " 个 Pod 使用 hostPort，是否生效无法判断。",
                                "Pods that use hostPort: "
                                        + users.pods().size()
                                        + ". Whether it works cannot be told."))
                .with(users.lines());
    }

    private static List<Finding> uptake(
            ClusterReader reader, FlannelGate.Open open, HostPortUsers users) {
        List<Finding> findings = new ArrayList<>();
        open.target()
                .flatMap(target -> target.mismatch(open.conf(), open.setReference()))
                .ifPresent(findings::add);
        switch (FlannelPods.read(reader, open.flannel())) {
            case Read.Found<FlannelPods>(FlannelPods pods, var _) -> {
                pods.uptake(open).ifPresent(findings::add);
                pods.tooFew(open.flannel()).ifPresent(findings::add);
                pods.notInstalled(open.setReference()).ifPresent(findings::add);
            }
            case Read.Absent<FlannelPods> absent ->
                    findings.add(CannotTell.absent(open.setReference(), absent));
            case Read.Unreadable<FlannelPods> unreadable ->
                    findings.add(CannotTell.unreadable(open.setReference(), unreadable));
        }
        older(open, users).ifPresent(findings::add);
        return findings;
    }

    /// Ports are mapped when a Pod is made, with the configuration of that time.
    private static Optional<Finding> older(FlannelGate.Open open, HostPortUsers users) {
        return open.changedAt()
                .map(users::notKnownAfter)
                .filter(older -> !older.none())
                .map(older ->
                        Finding.of(
                                        "host-port-users-older",
                                        Verdict.UNKNOWN,
                                        "Pod",
                                        new Text(
                                                "无法判断："
                                                        + older.pods().size()
                                                        + " 个使用 hostPort 的 Pod 在配置修改之前就已启动，或启动时间不明，不知道当时有没有 portmap。",
                                                "Cannot tell: Pods with hostPort that started before the"
                                                        + " configuration was changed, or at an unknown"
                                                        + " time: "
                                                        + older.pods().size()
                                                        + ". Whether it had portmap then is not known."))
                                .with(older.lines())
                                .then(
                                        new Text(
                                                "端口不通时重建这些 Pod。",
                                                "Recreate these Pods if their ports do not answer.")));
    }

    private static Finding serverless() {
        return Finding.of(
                "serverless",
                Verdict.NOT_APPLICABLE,
                "Node",
                new Text(
                        "集群只有虚拟节点（Serverless），没有节点端口可以映射。",
                        "The cluster has only virtual nodes (serverless); there are no ports of nodes"
                                + " to map."));
    }
}
