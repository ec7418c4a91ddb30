package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is kept of a Pod: a cluster has up to a hundred thousand of them.
///
/// @param node empty until it is scheduled
/// @param startTime when the kubelet took it on; a restarted container does not change it
/// @param namedPorts numbers of the containers' ports that have a name, which is unique in a Pod
/// @param networkAnnotations names of those that ask the network plugin for something
/// @param failedAfter from its start to the last failed end of a container; empty where none failed
/// @param controllerUid UID of what created it, such as a DaemonSet
/// @param waiting why containers wait, such as `install-cni: CrashLoopBackOff`
public record PodSeen(
        String namespace,
        String name,
        String uid,
        Map<String, String> labels,
        String node,
        boolean hostNetwork,
        String phase,
        Optional<Instant> startTime,
        boolean deleting,
        boolean ready,
        Optional<String> controllerUid,
        List<String> waiting,
        List<HostPort> hostPorts,
        Map<String, Integer> namedPorts,
        Set<String> networkAnnotations,
        Optional<Duration> failedAfter) {

    /// Annotations by which a Pod asks for a bandwidth of its own.
    public static final Set<String> BANDWIDTH =
            Set.of("kubernetes.io/ingress-bandwidth", "kubernetes.io/egress-bandwidth");

    /// The annotation by which a Pod asks for an EIP of its own.
    public static final String EIP = "k8s.aliyun.com/pod-with-eip";

    /// What is read of a Pod in a list: all that is kept below.
    static final Fields FIELDS =
            Fields.only(
                    "/metadata/namespace",
                    "/metadata/name",
                    "/metadata/uid",
                    "/metadata/labels",
                    "/metadata/annotations/kubernetes.io~1ingress-bandwidth",
                    "/metadata/annotations/kubernetes.io~1egress-bandwidth",
                    "/metadata/annotations/k8s.aliyun.com~1pod-with-eip",
                    "/metadata/deletionTimestamp",
                    "/metadata/ownerReferences/controller",
                    "/metadata/ownerReferences/uid",
                    "/spec/nodeName",
                    "/spec/hostNetwork",
                    "/spec/containers/ports",
                    "/spec/initContainers/ports",
                    "/spec/initContainers/restartPolicy",
                    "/status/phase",
                    "/status/startTime",
                    "/status/conditions/type",
                    "/status/conditions/status",
                    "/status/initContainerStatuses/name",
                    "/status/initContainerStatuses/state",
                    "/status/containerStatuses/name",
                    "/status/containerStatuses/state",
                    "/status/containerStatuses/lastState");

    static PodSeen of(Pod pod, Shared shared) {
        var meta = pod.getMetadata();
        var spec = pod.getSpec();
        PodStatus status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
        return new PodSeen(
                shared.one(text(meta.getNamespace())),
                meta.getName(),
                text(meta.getUid()),
                meta.getLabels() == null ? Map.of() : shared.labels(meta.getLabels()),
                spec == null ? "" : shared.one(text(spec.getNodeName())),
                spec != null && Boolean.TRUE.equals(spec.getHostNetwork()),
                shared.one(text(status.getPhase())),
                instant(status.getStartTime()),
                meta.getDeletionTimestamp() != null,
                ready(status),
                shared.one(controller(meta.getOwnerReferences())),
                waiting(status),
                spec == null ? List.of() : HostPort.of(spec),
                spec == null ? Map.of() : shared.one(namedPorts(spec)),
                networkAnnotations(meta.getAnnotations()),
                failedAfter(status));
    }

    /// A scope's labels are a selector of equalities, as API servers take it.
    boolean isIn(Scope scope) {
        return (scope.namespace().isEmpty() || scope.namespace().equals(namespace))
                && scope.equalities()
                        .map(wanted -> labels.entrySet().containsAll(wanted.entrySet()))
                        .orElse(false);
    }

    public String reference() {
        return namespace + "/Pod/" + name;
    }

    /// `web/Pod/cart-0 on node-a Running since 2026-11-22T08:00:00Z`, and why its containers wait.
    public String line() {
        return reference()
                + (node.isEmpty() ? " not scheduled " : " on " + node + " ")
                + phase
                + " since "
                + startTime.map(Instant::toString).orElse("?")
                + (waiting.isEmpty() ? "" : " (" + String.join("; ", waiting) + ")");
    }

    /// Not so where its start is not known.
    public boolean startedBefore(Instant then) {
        return startTime.filter(start -> start.isBefore(then)).isPresent();
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

    private static Map<String, Integer> namedPorts(PodSpec spec) {
        return spec.getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .filter(port -> port.getName() != null && port.getContainerPort() != null)
                .collect(
                        Collectors.toUnmodifiableMap(
                                ContainerPort::getName,
                                ContainerPort::getContainerPort,
                                (first, _) -> first));
    }

    private static Set<String> networkAnnotations(@Nullable Map<String, String> annotations) {
        return annotations == null
                ? Set.of()
                : annotations.entrySet().stream()
                        .filter(one ->
                                BANDWIDTH.contains(one.getKey())
                                        || (one.getKey().equals(EIP)
                                                && "true".equals(one.getValue())))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Duration> failedAfter(PodStatus status) {
        Optional<Instant> end =
                status.getContainerStatuses().stream()
                        .flatMap(container ->
                                Stream.of(container.getState(), container.getLastState()))
                        .flatMap(PodSeen::failedAt)
                        .max(Instant::compareTo);
        return instant(status.getStartTime())
                .flatMap(start -> end.map(at -> Duration.between(start, at)));
    }

    private static Stream<Instant> failedAt(@Nullable ContainerState state) {
        var ended = state == null ? null : state.getTerminated();
        return ended == null || ended.getExitCode() == null || ended.getExitCode() == 0
                ? Stream.empty()
                : instant(ended.getFinishedAt()).stream();
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
