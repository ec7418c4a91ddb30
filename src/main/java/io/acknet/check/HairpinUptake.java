package io.acknet.check;

import io.acknet.check.SelfCalls.Exposed;
import io.acknet.cluster.PodSeen;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Which application Pods have got hairpin, once it is configured. The bridge port of a Pod is made
/// when the Pod starts and is not changed later, so:
///
/// - started before the change: it lacks hairpin;
/// - started after it, but before the Flannel Pod of its node: depends on the file that lay on the node
///   then, which cannot be seen;
/// - started after both: it has hairpin.
final class HairpinUptake {
    private final FlannelGate.Open open;
    private final Map<String, PodSeen> flannel;

    HairpinUptake(FlannelGate.Open open, FlannelPods flannel) {
        this.open = open;
        this.flannel = flannel.byNode();
    }

    List<Finding> of(HairpinScope.Inside scope) {
        Optional<Instant> changed = open.changedAt();
        if (changed.isEmpty()) {
            return List.of(ageUnknown());
        }
        List<PodSeen> callers = callers(scope.exposed());
        List<Finding> findings = new ArrayList<>();
        Predicate<PodSeen> before = pod -> pod.startedBefore(changed.get());
        List<PodSeen> stale = callers.stream().filter(before).toList();
        if (!stale.isEmpty()) {
            findings.add(stale(stale, changed.get()));
        }
        List<PodSeen> unsure =
                callers.stream().filter(before.negate()).filter(this::unsure).toList();
        if (!unsure.isEmpty()) {
            findings.add(unsure(unsure));
        }
        return findings;
    }

    /// Pods behind a Service, each once. Flannel does not serve nodes without a Flannel Pod.
    private List<PodSeen> callers(List<Exposed> exposed) {
        Map<String, PodSeen> pods = new TreeMap<>();
        exposed.stream()
                .flatMap(one -> one.pods().stream())
                .filter(pod -> flannel.containsKey(pod.node()))
                .forEach(pod -> pods.put(pod.reference(), pod));
        return List.copyOf(pods.values());
    }

    private boolean unsure(PodSeen pod) {
        Optional<Instant> copied =
                Optional.ofNullable(flannel.get(pod.node())).flatMap(PodSeen::startTime);
        return copied.isEmpty()
                || pod.startTime().isEmpty()
                || copied.filter(pod::startedBefore).isPresent();
    }

    private Finding ageUnknown() {
        return Finding.of(
                        "config-age-unknown",
                        Verdict.UNKNOWN,
                        open.mapReference(),
                        new Text(
                                "无法判断 hairpin 是否已生效：API Server 没有记录这个 ConfigMap 的修改时间。",
                                "Cannot tell whether hairpin took effect: the API server keeps no time"
                                        + " of change of this ConfigMap."))
                .then(
                        new Text(
                                "如果改过配置：先分批重启 Flannel Pod，再重建业务 Pod。",
                                "If it was changed: restart the Flannel Pods in batches, then recreate"
                                        + " the application's Pods."));
    }

    private Finding stale(List<PodSeen> pods, Instant changed) {
        List<String> lines = new ArrayList<>(List.of("cni-conf.json changed: " + changed));
        pods.forEach(pod -> lines.add(pod.line()));
        return Finding.of(
                        "app-pods-stale",
                        Verdict.PROBLEM,
                        pods.getFirst().reference(),
                        new Text(
                                pods.size()
                                        + " 个 Service 后端 Pod 在配置修改之前就已启动；只有新建的 Pod 才有 hairpin，它们需要重建。",
                                "Pods behind Services that started before the configuration was changed: "
                                        + pods.size()
                                        + ". Only new Pods get hairpin, so these must be recreated."))
                .with(lines)
                .then(recreate());
    }

    private Finding unsure(List<PodSeen> pods) {
        return Finding.of(
                        "app-pods-unsure",
                        Verdict.UNKNOWN,
                        pods.getFirst().reference(),
                        new Text(
                                "无法判断："
                                        + pods.size()
                                        + " 个 Service 后端 Pod 比同节点的 Flannel Pod 启动得早，或启动时间不明，不知道有没有 hairpin。",
                                "Cannot tell: Pods behind Services that started before the Flannel Pod of"
                                        + " their node, or at an unknown time: "
                                        + pods.size()
                                        + ". Whether they have hairpin is not known."))
                .with(pods.stream().map(PodSeen::line).toList())
                .then(recreate());
    }

    private static Text recreate() {
        return new Text(
                "逐个工作负载滚动重启（kubectl rollout restart），再在 Pod 里访问自己的 Service 验证。",
                "Restart one workload after the other (kubectl rollout restart), then call the Service"
                        + " from inside its Pod to verify.");
    }
}
