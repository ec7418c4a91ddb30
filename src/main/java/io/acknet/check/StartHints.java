package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.EventSeen;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Signs that Pods lacked network at their start. They are hints: a program may fail early for many
/// reasons, and events are kept for an hour only.
final class StartHints {
    /// A delay by policies is over by then: reports speak of fractions of a second to half a minute.
    private static final Duration EARLY = Duration.ofSeconds(30);

    /// Reasons of events that speak of the network of a Pod, by Kubernetes and Terway.
    private static final Set<String> REASONS =
            Set.of(
                    "FailedCreatePodSandBox",
                    "AllocIPFailed",
                    "CniPodCreateError",
                    "ConfigError",
                    "InvalidVSwitchId.IpNotEnough");

    private StartHints() {}

    static List<Permission> reads() {
        return List.of(Permission.list(Kinds.PODS), Permission.list(Kinds.EVENTS));
    }

    static List<Finding> look(ClusterReader reader) {
        return switch (reader.list(Kinds.PODS, Scope.EVERYWHERE)) {
            case Read.Found<List<PodSeen>>(List<PodSeen> pods, var _) -> look(reader, pods);
            case Read.Absent<List<PodSeen>> absent -> List.of(CannotTell.absent("Pod", absent));
            case Read.Unreadable<List<PodSeen>> unreadable ->
                    List.of(CannotTell.unreadable("Pod", unreadable));
        };
    }

    private static List<Finding> look(ClusterReader reader, List<PodSeen> pods) {
        List<String> early = new ArrayList<>(failures(pods));
        List<Finding> findings = new ArrayList<>();
        switch (reader.list(Kinds.EVENTS, Scope.EVERYWHERE)) {
            case Read.Found<List<EventSeen>>(List<EventSeen> events, var _) -> {
                early.addAll(unhealthy(events, pods));
                trouble(events).ifPresent(findings::add);
            }
            case Read.Absent<List<EventSeen>> absent ->
                    findings.add(CannotTell.absent("Event", absent));
            case Read.Unreadable<List<EventSeen>> unreadable ->
                    findings.add(CannotTell.unreadable("Event", unreadable));
        }
        if (!early.isEmpty()) {
            findings.add(early(early));
        }
        return findings;
    }

    private static List<String> failures(List<PodSeen> pods) {
        return pods.stream()
                .filter(pod -> !pod.hostNetwork())
                .filter(pod -> pod.failedAfter().filter(StartHints::isEarly).isPresent())
                .sorted(Comparator.comparing(StartHints::isOfJob).reversed())
                .map(pod ->
                        pod.reference()
                                + (isOfJob(pod) ? " (Job)" : "")
                                + " container failed "
                                + pod.failedAfter().orElseThrow().toSeconds()
                                + " s after the Pod's start")
                .toList();
    }

    private static List<String> unhealthy(List<EventSeen> events, List<PodSeen> pods) {
        Map<String, PodSeen> byName =
                pods.stream()
                        .filter(pod -> !pod.hostNetwork())
                        .collect(Collectors.toMap(PodSeen::reference, Function.identity()));
        return events.stream()
                .filter(event -> event.reason().equals("Unhealthy"))
                .filter(event ->
                        Optional.ofNullable(byName.get(event.about()))
                                .flatMap(PodSeen::startTime)
                                .flatMap(start ->
                                        event.first().map(at -> Duration.between(start, at)))
                                .filter(StartHints::isEarly)
                                .isPresent())
                .map(event -> event.about() + " " + event.message())
                .toList();
    }

    /// Jobs, and so CronJobs, start Pods over and over and use the network at once: they show it best. The
    /// Job controller sets this label, since 1.27 with a prefix beside it.
    private static boolean isOfJob(PodSeen pod) {
        return pod.labels().containsKey("job-name")
                || pod.labels().containsKey("batch.kubernetes.io/job-name");
    }

    private static boolean isEarly(Duration after) {
        return !after.isNegative() && after.compareTo(EARLY) <= 0;
    }

    private static Finding early(List<String> lines) {
        return Finding.of(
                        "early-failures",
                        Verdict.OK,
                        "Pod",
                        new Text(
                                "线索（不是证据）：有 Pod 在启动后 30 秒内失败或健康检查不通过，可能就是启动时网络未通。",
                                "A hint, no proof: Pods failed, or failed their probes, within 30 s of"
                                        + " their start; they may have had no network yet."))
                .with(lines)
                .then(
                        new Text(
                                "看这些容器上一次的日志（kubectl logs --previous）里是不是连接超时。",
                                "See in the previous logs of these containers (kubectl logs --previous)"
                                        + " whether connections timed out."));
    }

    private static Optional<Finding> trouble(List<EventSeen> events) {
        List<String> lines =
                events.stream()
                        .filter(event -> REASONS.contains(event.reason()))
                        .sorted(EventSeen.LATEST_FIRST)
                        .map(StartHints::line)
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "pod-network-events",
                                        Verdict.OK,
                                        "Event",
                                        new Text(
                                                "线索：最近有为 Pod 配置网络失败的事件。它们也会推迟启动，但原因与 NetworkPolicy 无关。",
                                                "A hint: there are recent events of failures to set up"
                                                        + " a Pod's network. They delay a start too, for"
                                                        + " a reason other than NetworkPolicy."))
                                .with(lines));
    }

    private static String line(EventSeen event) {
        return event.about()
                + " "
                + event.reason()
                + " ×"
                + event.count()
                + " first "
                + event.first().map(Instant::toString).orElse("?")
                + " last "
                + event.last().map(Instant::toString).orElse("?")
                + ": "
                + event.message();
    }
}
