package io.acknet.fix;

import io.acknet.check.CannotTell;
import io.acknet.check.CniConf;
import io.acknet.check.FlannelGate;
import io.acknet.check.FlannelPods;
import io.acknet.check.NodeStates;
import io.acknet.check.PluginDetection;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a fix of Flannel's configuration stands on: everything that decides was read, and the
/// configuration is one that may be edited.
sealed interface FlannelGround {

    /// @param pods of Flannel's main DaemonSet
    /// @param others Pods of its other DaemonSets, such as those of another architecture
    record Firm(FlannelGate.Open open, NodeStates nodes, List<PodSeen> pods, List<PodSeen> others)
            implements FlannelGround {

        KeyEdit edit() {
            return new KeyEdit(open.map(), CniConf.KEY, open.image());
        }

        Rollout rollout() {
            return new Rollout(open.flannel().main(), pods, nodes);
        }

        /// Pods that started before the configuration was last changed, and left the old one on
        /// their nodes.
        Predicate<PodSeen> stale() {
            Optional<Instant> changed = open.changedAt();
            return pod -> changed.filter(pod::startedBefore).isPresent();
        }

        List<PodSeen> stalePods() {
            return pods.stream().filter(stale()).toList();
        }

        /// The answer where the configuration is right, and its age is not known.
        Optional<Proposal> ageless() {
            return open.changedAt().isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            Answers.unknown(
                                    "配置已经是目标状态，但 API Server 没有记录它的修改时间，无法判断 Flannel Pod 是否已经用上。",
                                    "The configuration is as it should be, but the API server keeps no"
                                            + " time of its change; whether the Flannel Pods took it up"
                                            + " cannot be told."));
        }

        /// Why this configuration must not be edited, whatever the edit.
        Optional<Proposal> obstacle() {
            if (open.conf().flannel().isMissingNode()) {
                return Optional.of(
                        Answers.unknown(
                                open.mapReference()
                                        + " 的 cni-conf.json 里没有 type 为 flannel 的插件，看不懂这份配置。",
                                "cni-conf.json in "
                                        + open.mapReference()
                                        + " has no plugin of type flannel; it is not understood."));
            }
            return open.target()
                    .flatMap(target -> target.mismatch(open.conf(), open.setReference()))
                    .map(Answers::of);
        }

        List<Text> warnings() {
            List<Text> warnings = new ArrayList<>();
            if (open.target().isEmpty()) {
                warnings.add(
                        new Text(
                                "看不出 init 容器把配置写到节点的哪个文件；请先确认文件名与 cni-conf.json 的形式一致。",
                                "Which file the init container writes on a node cannot be seen; make"
                                        + " sure that its name fits the shape of cni-conf.json."));
            }
            if (!others.isEmpty()) {
                warnings.add(
                        new Text(
                                others.size()
                                        + " 个 Pod 属于别的 Flannel DaemonSet，不在这次重启之内，它们的节点继续用旧配置。",
                                "Pods of other Flannel DaemonSets, which this does not restart and"
                                        + " whose nodes go on with the old configuration: "
                                        + others.size()
                                        + "."));
            }
            return warnings;
        }
    }

    record Soft(Proposal why) implements FlannelGround {}

    static List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(FlannelGate.reads());
        reads.add(Permission.listIn(Kinds.PODS, PluginDetection.SYSTEM));
        reads.add(Permission.listIn(Kinds.PODS, PluginDetection.UPSTREAM_FLANNEL));
        return reads;
    }

    static List<Permission> writes() {
        List<Permission> writes = new ArrayList<>();
        for (String home : List.of(PluginDetection.SYSTEM, PluginDetection.UPSTREAM_FLANNEL)) {
            writes.addAll(Rights.edit(home, FlannelGate.CONFIG_MAP));
            writes.addAll(Rights.restart(home, PluginDetection.FLANNEL));
        }
        return writes;
    }

    static FlannelGround of(ClusterReader reader) {
        return switch (FlannelGate.of(reader)) {
            case FlannelGate.Closed(var why) -> new Soft(Answers.of(why));
            case FlannelGate.Open open ->
                    switch (reader.list(Kinds.NODES, Scope.EVERYWHERE)) {
                        case Read.Found<List<Node>>(List<Node> nodes, var _) ->
                                of(reader, open, NodeStates.of(nodes));
                        case Read.Absent<List<Node>> absent ->
                                new Soft(Answers.of(CannotTell.absent("Node", absent)));
                        case Read.Unreadable<List<Node>> unreadable ->
                                new Soft(Answers.of(CannotTell.unreadable("Node", unreadable)));
                    };
        };
    }

    private static FlannelGround of(ClusterReader reader, FlannelGate.Open open, NodeStates nodes) {
        return switch (FlannelPods.read(reader, open.flannel())) {
            case Read.Found<FlannelPods>(FlannelPods pods, var _) -> firm(open, nodes, pods);
            case Read.Absent<FlannelPods> absent ->
                    new Soft(Answers.of(CannotTell.absent(open.setReference(), absent)));
            case Read.Unreadable<FlannelPods> unreadable ->
                    new Soft(Answers.of(CannotTell.unreadable(open.setReference(), unreadable)));
        };
    }

    private static Firm firm(FlannelGate.Open open, NodeStates nodes, FlannelPods pods) {
        String main = open.flannel().main().getMetadata().getUid();
        Predicate<PodSeen> ofMain = pod -> pod.controllerUid().filter(main::equals).isPresent();
        return new Firm(
                open,
                nodes,
                pods.own().stream().filter(ofMain).toList(),
                pods.own().stream().filter(ofMain.negate()).toList());
    }
}
