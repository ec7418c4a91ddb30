package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The Pods of Terway's DaemonSet. They read `eni-config` when they start and not again.
///
/// @param set reference of the DaemonSet
public record TerwayPods(String set, List<PodSeen> own) {

    public static Read<TerwayPods> read(ClusterReader reader, DaemonSet set) {
        String uid = set.getMetadata().getUid();
        return reader.list(Kinds.PODS, Scope.labelled(PluginDetection.SYSTEM, selector(set)))
                .map(labelled ->
                        new TerwayPods(
                                PluginDetection.reference(set),
                                labelled.stream()
                                        .filter(pod -> pod.controllerUid().equals(Optional.of(uid)))
                                        .toList()));
    }

    private static String selector(DaemonSet set) {
        Map<String, String> labels = set.getSpec().getSelector().getMatchLabels();
        return labels == null
                ? ""
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    /// What the Pods add to the setting: those that did not take it up, and those that cannot say.
    List<Finding> findings(PolicySwitch setting) {
        List<Finding> findings = new ArrayList<>();
        setting.changedAt()
                .flatMap(changed -> stale(changed).or(this::startUnknown))
                .ifPresent(findings::add);
        if (setting.changedAt().isEmpty() && !setting.on()) {
            findings.add(ageUnknown());
        }
        List<PodSeen> unready =
                own.stream().filter(pod -> !pod.ready() && !pod.deleting()).toList();
        if (own.isEmpty() || !unready.isEmpty()) {
            findings.add(unready(unready));
        }
        return findings;
    }

    private Optional<Finding> stale(Instant changed) {
        List<PodSeen> stale = own.stream().filter(pod -> pod.startedBefore(changed)).toList();
        if (stale.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(List.of("eni-config changed: " + changed));
        stale.forEach(pod -> lines.add(pod.line()));
        return Optional.of(
                Finding.of(
                                "terway-pods-stale",
                                Verdict.PROBLEM,
                                set,
                                new Text(
                                        own.size()
                                                + " 个 Terway Pod 中有 "
                                                + stale.size()
                                                + " 个比 eni-config 的最后一次修改更早启动，它们还在用旧配置。",
                                        stale.size()
                                                + " of "
                                                + own.size()
                                                + " Terway Pods started before eni-config was last"
                                                + " changed; they still use the old configuration."))
                        .with(lines)
                        .then(
                                new Text(
                                        "分批重启这些 Terway Pod：先删一个，确认新 Pod 就绪后再继续。",
                                        "Restart these Terway Pods in batches: delete one, see the new one"
                                                + " Ready, then go on.")));
    }

    private Optional<Finding> startUnknown() {
        List<String> lines =
                own.stream().filter(pod -> pod.startTime().isEmpty()).map(PodSeen::line).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "terway-pods-start-unknown",
                                        Verdict.UNKNOWN,
                                        set,
                                        new Text(
                                                "无法判断："
                                                        + lines.size()
                                                        + " 个 Terway Pod 没有启动时间，不知道它们用的是不是现在的配置。",
                                                "Cannot tell: Terway Pods without a start time: "
                                                        + lines.size()
                                                        + ". Whether they use the present configuration"
                                                        + " is not known."))
                                .with(lines));
    }

    private Finding ageUnknown() {
        return Finding.of(
                        "config-age-unknown",
                        Verdict.UNKNOWN,
                        PolicySwitch.MAP,
                        new Text(
                                "无法判断关闭 NetworkPolicy 的设置是否已生效：API Server 没有记录 eni-config 的修改时间。",
                                "Cannot tell whether turning NetworkPolicy off took effect: the API"
                                        + " server keeps no time of change of eni-config."))
                .then(
                        new Text(
                                "如果改过之后没有重启 Terway Pod：分批重启。",
                                "If the Terway Pods were not restarted after the change: restart them in"
                                        + " batches."));
    }

    private Finding unready(List<PodSeen> unready) {
        Text summary =
                unready.isEmpty()
                        ? new Text(
                                "没有看到属于 Terway DaemonSet 的 Pod，无法判断配置是否已生效。",
                                "No Pod of Terway's DaemonSet was seen; whether the configuration took"
                                        + " effect cannot be told.")
                        : new Text(
                                unready.size() + " 个 Terway Pod 没有就绪，无法判断它们的节点用的是什么配置。",
                                "Terway Pods that are not Ready: "
                                        + unready.size()
                                        + ". Which configuration their nodes use cannot be told.");
        return Finding.of("terway-pods-not-ready", Verdict.UNKNOWN, set, summary)
                .with(unready.stream().map(PodSeen::line).toList())
                .then(
                        new Text(
                                "用 kubectl -n kube-system describe pod 和 logs 看 Terway Pod 的状态，就绪后再检查一次。",
                                "Look at Terway's Pods with kubectl -n kube-system describe pod and logs, and"
                                        + " check again once they are Ready."));
    }
}
