package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.HostPort;
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
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The Pods that ask for a port of their node. A Pod on the host's network does not: the API server
/// only writes its ports there once more.
record HostPortUsers(List<PodSeen> pods) {

    static Read<HostPortUsers> read(ClusterReader reader, Params params) {
        Scope scope = params.namespace().map(Scope::in).orElse(Scope.EVERYWHERE);
        return reader.list(Kinds.PODS, scope).map(HostPortUsers::of);
    }

    private static HostPortUsers of(List<PodSeen> all) {
        return new HostPortUsers(
                all.stream()
                        .filter(pod -> !pod.hostNetwork() && !pod.ended())
                        .filter(pod -> !pod.hostPorts().isEmpty())
                        .toList());
    }

    boolean none() {
        return pods.isEmpty();
    }

    HostPortUsers notOn(Set<String> nodes) {
        return new HostPortUsers(pods.stream().filter(pod -> !nodes.contains(pod.node())).toList());
    }

    /// Empty where there are none.
    Optional<HostPortUsers> on(Set<String> nodes) {
        List<PodSeen> there = pods.stream().filter(pod -> nodes.contains(pod.node())).toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(new HostPortUsers(there));
    }

    /// `web/Pod/cart-0 on node-a: 8080 → 80/TCP`
    List<String> lines() {
        return pods.stream().map(HostPortUsers::line).toList();
    }

    /// Those that are not known to have started after it; one that has no node has not started.
    HostPortUsers notKnownAfter(Instant then) {
        return new HostPortUsers(
                pods.stream()
                        .filter(pod -> !pod.node().isEmpty())
                        .filter(pod -> pod.startTime().isEmpty() || pod.startedBefore(then))
                        .toList());
    }

    /// The scheduler keeps such Pods apart; only a Pod that names its node passes it by.
    Optional<Finding> duplicates() {
        Map<String, List<PodSeen>> byNode =
                pods.stream()
                        .filter(pod -> !pod.node().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        PodSeen::node, TreeMap::new, Collectors.toList()));
        List<String> clashes = new ArrayList<>();
        byNode.forEach((node, onNode) -> clashes.addAll(clashes(node, onNode)));
        return clashes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "host-port-duplicate",
                                        Verdict.PROBLEM,
                                        "Pod",
                                        new Text(
                                                "同一个节点上有 Pod 要求相同的 hostPort，只有其中一个能收到流量。",
                                                "Pods on one node ask for the same hostPort; only one of"
                                                        + " them gets the traffic."))
                                .with(clashes)
                                .then(
                                        new Text(
                                                "给它们不同的 hostPort，或去掉 nodeName，让调度器把它们分开。",
                                                "Give them different host ports, or drop nodeName and"
                                                        + " let the scheduler keep them apart.")));
    }

    private static List<String> clashes(String node, List<PodSeen> pods) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < pods.size(); i++) {
            for (PodSeen other : pods.subList(i + 1, pods.size())) {
                PodSeen one = pods.get(i);
                clash(one, other)
                        .ifPresent(port ->
                                lines.add(
                                        node
                                                + " "
                                                + port.port()
                                                + "/"
                                                + port.protocol()
                                                + ": "
                                                + one.reference()
                                                + ", "
                                                + other.reference()));
            }
        }
        return lines;
    }

    private static Optional<HostPort> clash(PodSeen one, PodSeen other) {
        return one.hostPorts().stream()
                .filter(port -> other.hostPorts().stream().anyMatch(port::clashesWith))
                .findFirst();
    }

    private static String line(PodSeen pod) {
        return pod.reference()
                + (pod.node().isEmpty() ? " not scheduled" : " on " + pod.node())
                + ": "
                + pod.hostPorts().stream()
                        .map(HostPort::toString)
                        .collect(Collectors.joining(", "));
    }
}
