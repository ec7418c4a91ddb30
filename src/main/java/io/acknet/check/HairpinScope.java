package io.acknet.check;

import io.acknet.check.SelfCalls.Exposed;
import io.acknet.check.SelfCalls.Seen;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;

/// Which Services the check is about: all, those of a namespace, one, or those in front of one Pod.
sealed interface HairpinScope {

    /// @param exposed the Services at risk, the likeliest first
    /// @param pods the Pods of the scope
    record Inside(List<Exposed> exposed, List<PodSeen> pods) implements HairpinScope {}

    /// What was asked about does not exist, or cannot have the problem.
    record Outside(Finding why) implements HairpinScope {}

    /// The Services cannot be read; the configuration can still be judged.
    record Unseen(Finding why) implements HairpinScope {}

    static HairpinScope of(ClusterReader reader, Params params) {
        Scope scope =
                params.pod()
                        .or(params::service)
                        .map(Params.Ref::namespace)
                        .or(params::namespace)
                        .map(Scope::in)
                        .orElse(Scope.EVERYWHERE);
        return switch (SelfCalls.in(reader, scope)) {
            case Seen.Cannot(Finding why) -> new Unseen(why);
            case Seen.Got got ->
                    params.pod()
                            .map(ref -> ofPod(got, ref))
                            .or(() -> params.service().map(ref -> ofService(got, ref)))
                            .orElseGet(() -> new Inside(got.exposed(), got.pods()));
        };
    }

    private static HairpinScope ofPod(Seen.Got got, Params.Ref ref) {
        String subject = ref.namespace() + "/Pod/" + ref.name();
        Optional<PodSeen> pod =
                got.pods().stream().filter(one -> one.name().equals(ref.name())).findFirst();
        if (pod.isEmpty()) {
            return missing(subject);
        }
        if (pod.get().hostNetwork()) {
            return outside(
                    "pod-on-host-network",
                    subject,
                    new Text(
                            "这个 Pod 使用节点网络（hostNetwork），不经过 Flannel 的网桥，不受影响。",
                            "This Pod is on the host's network and does not pass Flannel's bridge; it is"
                                    + " not affected."));
        }
        boolean selected =
                got.services().stream()
                        .filter(SelfCalls::translates)
                        .anyMatch(service -> SelfCalls.selects(service, pod.get()));
        return selected
                ? new Inside(
                        got.exposed().stream()
                                .filter(one -> SelfCalls.selects(one.service(), pod.get()))
                                .toList(),
                        List.of(pod.get()))
                : outside(
                        "pod-without-service",
                        subject,
                        new Text(
                                "没有带 ClusterIP 的 Service 选中这个 Pod，它不会经由 Service 访问到自己。",
                                "No Service with a cluster IP selects this Pod, so it cannot reach itself"
                                        + " through one."));
    }

    private static HairpinScope ofService(Seen.Got got, Params.Ref ref) {
        String subject = ref.namespace() + "/Service/" + ref.name();
        Optional<Service> service =
                got.services().stream()
                        .filter(one -> one.getMetadata().getName().equals(ref.name()))
                        .findFirst();
        if (service.isEmpty()) {
            return missing(subject);
        }
        return SelfCalls.translates(service.get())
                ? new Inside(
                        got.exposed().stream()
                                .filter(one -> one.reference().equals(subject))
                                .toList(),
                        got.pods())
                : outside(
                        "service-not-translated",
                        subject,
                        new Text(
                                "这个 Service 是 Headless、ExternalName 或没有 selector，访问它不会转发回 Pod 自己。",
                                "This Service is headless, an ExternalName or without a selector; calls"
                                        + " to it are not sent back to the caller."));
    }

    private static Outside outside(String id, String subject, Text summary) {
        return new Outside(Finding.of(id, Verdict.NOT_APPLICABLE, subject, summary));
    }

    private static Outside missing(String subject) {
        return new Outside(
                Finding.of(
                        "no-such-object",
                        Verdict.UNKNOWN,
                        subject,
                        new Text(
                                "无法判断：" + subject + " 不存在，请检查命名空间和名称。",
                                "Cannot tell: "
                                        + subject
                                        + " does not exist; check namespace and name.")));
    }
}
