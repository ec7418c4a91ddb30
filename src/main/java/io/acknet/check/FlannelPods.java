package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The Pods of Flannel's DaemonSets. The label `app=flannel` alone proves nothing: a Pod counts only
/// if a Flannel DaemonSet controls it.
///
/// @param foreign Pods that only wear the label
public record FlannelPods(List<PodSeen> own, List<PodSeen> foreign) {
    static final String LABEL = "app=flannel";

    public static Read<FlannelPods> read(ClusterReader reader, NetworkPlugin.Flannel flannel) {
        return reader.list(Kinds.PODS, Scope.labelled(flannel.namespace(), LABEL))
                .map(labelled -> of(labelled, flannel));
    }

    static FlannelPods of(List<PodSeen> labelled, NetworkPlugin.Flannel flannel) {
        Set<String> owners =
                flannel.all().stream()
                        .map(set -> set.getMetadata().getUid())
                        .collect(Collectors.toSet());
        var parts =
                labelled.stream()
                        .collect(
                                Collectors.partitioningBy(pod ->
                                        pod.controllerUid().filter(owners::contains).isPresent()));
        return new FlannelPods(
                parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    FlannelPods notOn(Set<String> nodes) {
        return new FlannelPods(
                own.stream().filter(pod -> !nodes.contains(pod.node())).toList(), foreign);
    }

    /// The first one of each node.
    Map<String, PodSeen> byNode() {
        return own.stream()
                .collect(Collectors.toMap(PodSeen::node, Function.identity(), (first, _) -> first));
    }

    /// What keeps the configuration, as it stands in the ConfigMap, from being the one on the nodes: Pods
    /// that are older, or that cannot be told to be younger. Nothing where there are no Pods.
    Optional<Finding> uptake(FlannelGate.Open open) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> changed = open.changedAt();
        return changed.isEmpty()
                ? Optional.of(ageUnknown(open.mapReference()))
                : olderThan(changed.get(), open.mapReference())
                        .or(() -> startUnknown(open.setReference()));
    }

    /// Only the Pods that are known to be older.
    Optional<Finding> stale(FlannelGate.Open open) {
        return open.changedAt().flatMap(changed -> olderThan(changed, open.mapReference()));
    }

    /// Fewer Pods than the DaemonSets are to have: some node has none.
    Optional<Finding> tooFew(NetworkPlugin.Flannel flannel) {
        int desired = flannel.all().stream().mapToInt(PluginDetection::desired).sum();
        return own.isEmpty() || own.size() >= desired
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "flannel-pods-too-few",
                                        Verdict.UNKNOWN,
                                        PluginDetection.reference(flannel.main()),
                                        new Text(
                                                "无法判断：应有 "
                                                        + desired
                                                        + " 个 Flannel Pod，只看到 "
                                                        + own.size()
                                                        + " 个；没有 Flannel Pod 的节点拿不到配置。",
                                                "Cannot tell: Flannel Pods seen: "
                                                        + own.size()
                                                        + " of "
                                                        + desired
                                                        + ". A node without one does not get the"
                                                        + " configuration."))
                                .with(own.stream().map(PodSeen::line).toList())
                                .then(
                                        new Text(
                                                "对照 kubectl get node，找出没有 Flannel Pod 的节点，看 DaemonSet 的事件。",
                                                "Compare with kubectl get node to find the node without a"
                                                        + " Flannel Pod, and look at the DaemonSet's"
                                                        + " events.")));
    }

    private static Finding ageUnknown(String map) {
        return Finding.of(
                        "config-age-unknown",
                        Verdict.UNKNOWN,
                        map,
                        new Text(
                                "无法判断节点上用的是不是这份配置：API Server 没有记录这个 ConfigMap 的修改时间。",
                                "Cannot tell whether the nodes use this configuration: the API server keeps"
                                        + " no time of change of this ConfigMap."))
                .then(
                        new Text(
                                "如果改过之后没有重启 Flannel Pod：分批重启，先删一个，确认节点 Ready 后再继续。",
                                "If the Flannel Pods were not restarted after the last change: restart them"
                                        + " in batches; delete one, see its node Ready, then go on."));
    }

    private Optional<Finding> startUnknown(String set) {
        List<String> lines =
                own.stream().filter(pod -> pod.startTime().isEmpty()).map(PodSeen::line).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "flannel-pods-start-unknown",
                                        Verdict.UNKNOWN,
                                        set,
                                        new Text(
                                                "无法判断："
                                                        + lines.size()
                                                        + " 个 Flannel Pod 没有启动时间，不知道它们的节点是否拿到了新配置。",
                                                "Cannot tell: Flannel Pods without a start time: "
                                                        + lines.size()
                                                        + ". Whether their nodes got the"
                                                        + " configuration is not known."))
                                .with(lines));
    }

    /// The init container copies the configuration when a Pod starts, so a Pod that is older than the
    /// configuration left the old one on its node.
    private Optional<Finding> olderThan(Instant changed, String map) {
        List<PodSeen> stale = own.stream().filter(pod -> pod.startedBefore(changed)).toList();
        if (stale.isEmpty()) {
            return Optional.empty();
        }
        int all = own.size();
        List<String> lines = new ArrayList<>(List.of("cni-conf.json changed: " + changed));
        stale.forEach(pod -> lines.add(pod.line()));
        return Optional.of(
                Finding.of(
                                "flannel-pods-stale",
                                Verdict.PROBLEM,
                                map,
                                new Text(
                                        all
                                                + " 个 Flannel Pod 中有 "
                                                + stale.size()
                                                + " 个比配置的最后一次修改更早启动，它们所在的节点还在用旧配置。",
                                        stale.size()
                                                + " of "
                                                + all
                                                + " Flannel Pods started before the configuration was"
                                                + " last changed; their nodes still use the old one."))
                        .with(lines)
                        .then(
                                new Text(
                                        "分批重启这些 Flannel Pod：先删一个，确认节点 Ready 后再继续。",
                                        "Restart these Flannel Pods in batches: delete one, see its node"
                                                + " Ready, then go on.")));
    }

    /// Pods that do not run as they should, on nodes whose kubelet still speaks.
    Optional<Finding> notReady(String set) {
        return without(set, own.stream().filter(pod -> !pod.ready() && !pod.deleting()).toList());
    }

    /// Pods whose init container has not copied the configuration yet.
    Optional<Finding> notInstalled(String set) {
        return without(
                set,
                own.stream()
                        .filter(pod -> pod.phase().equals("Pending") && !pod.deleting())
                        .toList());
    }

    private Optional<Finding> without(String set, List<PodSeen> unready) {
        if (!unready.isEmpty()) {
            return Optional.of(unready(set, unready));
        }
        return own.isEmpty() ? Optional.of(none(set)) : Optional.empty();
    }

    private static Finding unready(String set, List<PodSeen> unready) {
        return Finding.of(
                        "flannel-pods-not-ready",
                        Verdict.UNKNOWN,
                        set,
                        new Text(
                                unready.size() + " 个 Flannel Pod 没有就绪，无法判断它们的节点是否拿到了配置。",
                                "Flannel Pods that are not Ready: "
                                        + unready.size()
                                        + ". Whether their nodes got the configuration cannot be told."))
                .with(unready.stream().map(PodSeen::line).toList())
                .then(
                        new Text(
                                "用 kubectl -n "
                                        + namespace(set)
                                        + " describe pod 和 logs（加 -c install-cni）看这些 Pod 为什么没起来。",
                                "See why with kubectl -n "
                                        + namespace(set)
                                        + " describe pod and logs (with -c install-cni)."));
    }

    private static String namespace(String set) {
        return set.substring(0, set.indexOf('/'));
    }

    private static Finding none(String set) {
        return Finding.of(
                "flannel-pods-missing",
                Verdict.UNKNOWN,
                set,
                new Text(
                        "没有看到属于 Flannel DaemonSet 的 Pod，无法判断节点是否拿到了配置。",
                        "No Pod of Flannel's DaemonSet was seen; whether nodes got the configuration"
                                + " cannot be told."));
    }
}
