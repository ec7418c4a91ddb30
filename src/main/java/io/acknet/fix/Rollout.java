package io.acknet.fix;

import io.acknet.check.NodeState;
import io.acknet.check.NodeStates;
import io.acknet.check.PluginDetection;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.PodSeen;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the Pods of a DaemonSet are replaced.
///
/// 1. Nothing starts while the DaemonSet is rolling out, or while more of its Pods are away than its
///    budget allows, for a reason that the fix does not cure.
/// 2. Pods on nodes whose kubelet is silent are left out: they would stay Terminating.
/// 3. Broken Pods come first, for they have least to lose; then a canary on a healthy node; then the
///    rest, those on nodes in other trouble last.
///
final class Rollout {
    /// A Pod on the host's network whose image lies on the node is Ready within seconds; three
    /// minutes leave room for an image that has to be pulled.
    static final Duration READY = Duration.ofMinutes(3);

    /// The kubelet reports its node's state every ten seconds, so a canary that harms its node shows
    /// within this time.
    static final Duration SOAK = Duration.ofSeconds(60);

    private static final int SHOWN = 5;

    private final DaemonSet set;
    private final List<PodSeen> pods;
    private final Map<String, NodeState.Kind> states;
    private final Set<NodeState.Kind> cured;
    private final Predicate<PodSeen> which;

    /// @param pods those that the DaemonSet controls
    Rollout(DaemonSet set, List<PodSeen> pods, NodeStates nodes) {
        this(set, pods, states(nodes), Set.of(), _ -> true);
    }

    private Rollout(
            DaemonSet set,
            List<PodSeen> pods,
            Map<String, NodeState.Kind> states,
            Set<NodeState.Kind> cured,
            Predicate<PodSeen> which) {
        this.set = set;
        this.pods = List.copyOf(pods);
        this.states = states;
        this.cured = cured;
        this.which = which;
    }

    /// For a fix that cures this trouble of nodes: their Pods are broken, and no reason to stop.
    Rollout curing(NodeState.Kind trouble) {
        return new Rollout(set, pods, states, Set.of(trouble), which);
    }

    /// Of these Pods only.
    Rollout only(Predicate<PodSeen> some) {
        return new Rollout(set, pods, states, cured, some);
    }

    /// Why nothing can be restarted now, if so.
    Optional<Proposal> obstacle() {
        if (pods.isEmpty()) {
            return Optional.of(
                    Answers.unknown(
                            "没有看到属于 " + reference() + " 的 Pod，无法计划重启。",
                            "No Pod of "
                                    + reference()
                                    + " was seen, so no restart can be planned."));
        }
        return rolling().or(this::degraded).or(this::unreachable);
    }

    /// The restart of those that can be reached.
    Step restart() {
        List<Step.PodRef> order =
                reachable()
                        .filter(which)
                        .sorted(
                                Comparator.comparingInt(this::rank)
                                        .thenComparing(PodSeen::node)
                                        .thenComparing(PodSeen::name))
                        .map(pod -> Pins.pod(pod, broken(pod)))
                        .toList();
        return new Step.RestartPods(
                Pins.identity(Kinds.DAEMON_SETS, set),
                order,
                new Step.Pacing(atOnce(), READY, SOAK));
    }

    /// What whoever approves must know about this restart.
    List<Text> warnings() {
        List<Text> warnings = new ArrayList<>();
        List<String> silent = nodesOf(pods.stream().filter(this::isSilent));
        if (!silent.isEmpty()) {
            warnings.add(
                    new Text(
                            "这些节点的 kubelet 没有响应，上面的 Pod 不重启，恢复后要补做：" + shown(silent) + "。",
                            "The kubelet of these nodes is silent; their Pods are left out and have"
                                    + " to be restarted once it is back: "
                                    + shown(silent)
                                    + "."));
        }
        List<String> troubled =
                nodesOf(pods.stream().filter(pod -> state(pod) == NodeState.Kind.OTHER));
        if (!troubled.isEmpty()) {
            warnings.add(
                    new Text(
                            "这些节点有别的问题，放在最后重启：" + shown(troubled) + "。",
                            "These nodes are in other trouble and come last: "
                                    + shown(troubled)
                                    + "."));
        }
        if (Budget.isOnDelete(set)) {
            warnings.add(
                    new Text(
                            reference() + " 的更新策略是 OnDelete，没有 maxUnavailable，所以一次只重启一个 Pod。",
                            reference()
                                    + " has the update strategy OnDelete and no maxUnavailable, so"
                                    + " Pods are restarted one at a time."));
        }
        return warnings;
    }

    private Optional<Proposal> rolling() {
        var status = Objects.requireNonNullElseGet(set.getStatus(), DaemonSetStatus::new);
        long seen = number(status.getObservedGeneration());
        boolean behind = seen < number(set.getMetadata().getGeneration());
        int updated = number(status.getUpdatedNumberScheduled());
        boolean replacing = pods.stream().anyMatch(pod -> pod.deleting() && !isSilent(pod));
        return behind || replacing || updated < PluginDetection.desired(set)
                ? Optional.of(rollingOut(updated))
                : Optional.empty();
    }

    private Proposal rollingOut(int updated) {
        int all = PluginDetection.desired(set);
        return Answers.unsuitable(
                new Text(
                        reference()
                                + " 正在更新或替换 Pod（"
                                + all
                                + " 个 Pod 中 "
                                + updated
                                + " 个是最新的），这时重启会把两次变更混在一起。",
                        reference()
                                + " is rolling out or replacing Pods ("
                                + updated
                                + " of "
                                + all
                                + " Pods are up to date); a restart now would mix two changes."),
                Budget.isOnDelete(set)
                        ? new Text(
                                "它的更新策略是 OnDelete：先决定旧 Pod 是否该换成新模板，再来。",
                                "Its update strategy is OnDelete: decide first whether the old Pods"
                                        + " should take on the new template.")
                        : new Text("等滚动更新完成后再来。", "Come back when it has finished."));
    }

    private Optional<Proposal> degraded() {
        List<PodSeen> away =
                reachable().filter(pod -> !pod.ready() && !cured.contains(state(pod))).toList();
        return away.size() <= atOnce()
                ? Optional.empty()
                : Optional.of(
                        Answers.unsuitable(
                                reference()
                                        + " 已有 "
                                        + away.size()
                                        + " 个 Pod 不可用，超过允许的 "
                                        + atOnce()
                                        + " 个，而这个修复治不了它们："
                                        + shown(away.stream().map(PodSeen::line).toList())
                                        + "。",
                                "Pods of "
                                        + reference()
                                        + " that are away already: "
                                        + away.size()
                                        + ", more than the "
                                        + atOnce()
                                        + " allowed, and this fix does not cure them: "
                                        + shown(away.stream().map(PodSeen::line).toList())
                                        + "."));
    }

    private Optional<Proposal> unreachable() {
        return reachable().anyMatch(which)
                ? Optional.empty()
                : Optional.of(
                        Answers.unsuitable(
                                "要重启的 " + reference() + " 的 Pod 所在节点都没有响应，重启不了。",
                                "No node with a Pod of "
                                        + reference()
                                        + " to restart answers; nothing can be restarted."));
    }

    private Stream<PodSeen> reachable() {
        return pods.stream().filter(pod -> !isSilent(pod));
    }

    private boolean broken(PodSeen pod) {
        return !pod.ready() || cured.contains(state(pod));
    }

    private int rank(PodSeen pod) {
        if (broken(pod)) {
            return 0;
        }
        return state(pod) == NodeState.Kind.READY ? 1 : 2;
    }

    private boolean isSilent(PodSeen pod) {
        return state(pod).isUnheard();
    }

    /// Of a node that is not in the list nothing is known.
    private NodeState.Kind state(PodSeen pod) {
        return states.getOrDefault(pod.node(), NodeState.Kind.SILENT);
    }

    private int atOnce() {
        return Budget.of(set, pods.size());
    }

    private static Map<String, NodeState.Kind> states(NodeStates nodes) {
        return nodes.nodes().stream().collect(Collectors.toMap(NodeState::name, NodeState::kind));
    }

    private String reference() {
        return PluginDetection.reference(set);
    }

    private static List<String> nodesOf(Stream<PodSeen> pods) {
        return pods.map(PodSeen::node).distinct().sorted().toList();
    }

    private static String shown(List<String> all) {
        return all.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (all.size() > SHOWN ? " +" + (all.size() - SHOWN) : "");
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
