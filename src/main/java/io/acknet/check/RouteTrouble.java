package io.acknet.check;

import io.acknet.cluster.EventSeen;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Signs that routes are not written: nodes that lack theirs, and what the CCM complained of.
///
/// @param without nodes without a route, a line for each
/// @param failures complaints since the configuration was last changed, the latest first
record RouteTrouble(List<String> without, List<EventSeen> failures) {

    /// Reasons of the CCM's events; the third is its own spelling.
    private static final Set<String> REASONS =
            Set.of(
                    "SyncRouteFailed",
                    "CreateRouteFailed",
                    "DescriberRouteFailed",
                    "DescriberRouteTablesFailed");

    /// Some versions report a failure with this in place of a cause when the route was written.
    private static final String NO_FAILURE = "%!s(<nil>)";

    private static final String SEVERAL = "multiple route tables found by vpc id";
    private static final String TAINT = "node.kubernetes.io/network-unavailable";

    RouteTrouble {
        without = List.copyOf(without);
        failures = List.copyOf(failures);
    }

    static RouteTrouble of(List<Node> nodes, List<EventSeen> events, Optional<Instant> changed) {
        List<Node> real = nodes.stream().filter(node -> !PluginDetection.isVirtual(node)).toList();
        boolean told = real.stream().anyMatch(node -> network(node).isPresent());
        return new RouteTrouble(
                real.stream().flatMap(node -> line(node, told).stream()).sorted().toList(),
                events.stream()
                        .filter(RouteTrouble::isFailure)
                        .filter(event -> !isBefore(event, changed))
                        .sorted(EventSeen.LATEST_FIRST)
                        .toList());
    }

    boolean none() {
        return without.isEmpty() && failures.isEmpty();
    }

    /// Whether the CCM says that the VPC has several tables and that it was told of none.
    boolean severalTables() {
        return failures.stream().anyMatch(event -> event.message().contains(SEVERAL));
    }

    List<String> lines() {
        return Stream.concat(failures.stream().map(EventSeen::line), without.stream()).toList();
    }

    /// What is left to say when the configuration itself explains nothing.
    Optional<Finding> unexplained() {
        if (none()) {
            return Optional.empty();
        }
        return Optional.of(failures.isEmpty() ? noReason() : failing());
    }

    private Finding failing() {
        boolean quota =
                failures.stream()
                        .anyMatch(event ->
                                event.message()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .contains("quota"));
        return Finding.of(
                        "routes-failing",
                        Verdict.PROBLEM,
                        failures.getFirst().about(),
                        new Text(
                                "CCM 写 VPC 路由失败，原因见事件。没有路由的节点上，Pod 与其他节点不通。",
                                "The CCM fails to write VPC routes; its events say why. Pods of a node"
                                        + " without a route cannot reach other nodes."))
                .with(lines())
                .then(quota ? raiseQuota() : checkTables());
    }

    private Finding noReason() {
        return Finding.of(
                        "nodes-without-route",
                        Verdict.UNKNOWN,
                        without.getFirst().split(" ", 2)[0],
                        new Text(
                                "无法判断："
                                        + without.size()
                                        + " 个节点没有确认写好 VPC 路由，也没有事件说明原因（事件默认只保留 1 小时）。",
                                "Cannot tell: nodes that are not known to have their VPC route: "
                                        + without.size()
                                        + ", and no event says why (events are kept for an hour)."))
                .with(lines())
                .then(checkTables());
    }

    private static Text raiseQuota() {
        return new Text(
                "路由条目的配额用完了：在 VPC 控制台的配额管理里申请提高，或者减少节点。",
                "The quota of route entries is used up: have it raised in the VPC console's quota"
                        + " page, or use fewer nodes.");
    }

    private static Text checkTables() {
        return new Text(
                "在 VPC 控制台核对路由表的 ID、条目数和配额，再看 CCM 的日志。",
                "Compare the route tables' ids, their entries and the quota in the VPC console, then"
                        + " look at the CCM's log.");
    }

    private static boolean isFailure(EventSeen event) {
        return REASONS.contains(event.reason()) && !event.message().contains(NO_FAILURE);
    }

    private static boolean isBefore(EventSeen event, Optional<Instant> changed) {
        return changed.flatMap(at -> event.last().filter(at::isAfter)).isPresent();
    }

    private static Optional<NodeCondition> network(Node node) {
        List<NodeCondition> conditions =
                node.getStatus() == null ? List.of() : node.getStatus().getConditions();
        return conditions.stream()
                .filter(c -> "NetworkUnavailable".equals(c.getType()))
                .findFirst();
    }

    /// A node that is new has the taint before it has the condition.
    ///
    /// @param told whether any node has the condition; where none has, nobody writes it
    private static Optional<String> line(Node node, boolean told) {
        Optional<NodeCondition> network = network(node);
        List<Taint> taints = node.getSpec() == null ? List.of() : node.getSpec().getTaints();
        String tainted =
                taints.stream().anyMatch(taint -> TAINT.equals(taint.getKey()))
                        ? ", tainted " + TAINT
                        : "";
        String name = "Node/" + node.getMetadata().getName();
        if (network.isEmpty()) {
            return told || !tainted.isEmpty()
                    ? Optional.of(name + " no condition NetworkUnavailable" + tainted)
                    : Optional.empty();
        }
        return network.filter(c -> !"False".equals(c.getStatus()))
                .map(c ->
                        name
                                + " NetworkUnavailable="
                                + c.getStatus()
                                + " "
                                + c.getReason()
                                + " since "
                                + c.getLastTransitionTime()
                                + tainted);
    }
}
