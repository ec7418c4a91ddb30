package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is kept of a Pod: a cluster has up to a hundred thousand of them.
///
/// @param node empty until it is scheduled
/// @param startTime when the kubelet took it on; a restarted container does not change it
/// @param controllerUid UID of what created it, such as a DaemonSet
/// @param waiting why containers wait, such as `install-cni: CrashLoopBackOff`
public record PodSeen(
        String namespace,
        String name,
        Map<String, String> labels,
        String node,
        boolean hostNetwork,
        String phase,
        Optional<Instant> startTime,
        boolean deleting,
        boolean ready,
        Optional<String> controllerUid,
        List<String> waiting) {

    static PodSeen of(Pod pod) {
        var meta = pod.getMetadata();
        var spec = pod.getSpec();
        PodStatus status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
        return new PodSeen(
                text(meta.getNamespace()),
                meta.getName(),
                meta.getLabels() == null ? Map.of() : Map.copyOf(meta.getLabels()),
                spec == null ? "" : text(spec.getNodeName()),
                spec != null && Boolean.TRUE.equals(spec.getHostNetwork()),
                text(status.getPhase()),
                instant(status.getStartTime()),
                meta.getDeletionTimestamp() != null,
                ready(status),
                controller(meta.getOwnerReferences()),
                waiting(status));
    }

    public String reference() {
        return namespace + "/Pod/" + name;
    }

    /// Whether it has ended, one way or the other; it no longer has a network.
    public boolean ended() {
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static boolean ready(PodStatus status) {
        return status.getConditions().stream()
                .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    private static Optional<String> controller(@Nullable List<OwnerReference> owners) {
        return owners == null
                ? Optional.empty()
                : owners.stream()
                        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                        .map(OwnerReference::getUid)
                        .findFirst();
    }

    private static List<String> waiting(PodStatus status) {
        return Stream.concat(
                        status.getInitContainerStatuses().stream(),
                        status.getContainerStatuses().stream())
                .flatMap(container -> reason(container).stream())
                .toList();
    }

    private static Optional<String> reason(ContainerStatus container) {
        var state = container.getState();
        if (state == null) {
            return Optional.empty();
        }
        if (state.getWaiting() != null && state.getWaiting().getReason() != null) {
            return Optional.of(container.getName() + ": " + state.getWaiting().getReason());
        }
        var ended = state.getTerminated();
        return ended == null || ended.getExitCode() == null || ended.getExitCode() == 0
                ? Optional.empty()
                : Optional.of(container.getName() + ": exit code " + ended.getExitCode());
    }

    private static Optional<Instant> instant(@Nullable String time) {
        try {
            return Optional.ofNullable(time).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty(); // as good as absent: who needs it says that it is not known
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
