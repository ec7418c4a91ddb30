package io.acknet.fix;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acknet.check.CloudController;
import io.acknet.check.FieldOwners;
import io.acknet.check.Finding;
import io.acknet.check.ImageTag;
import io.acknet.check.NodeStates;
import io.acknet.check.RouteTableIds;
import io.acknet.check.Verdict;
import io.acknet.cluster.PodSeen;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What was read of the cluster, and what a person wants.
record RouteTablesGround(List<Node> nodes, List<DaemonSet> sets, List<String> ids) {
    private static final JsonPointer PATH = JsonPointer.compile("/Global/routeTableIDs");

    private static final Text SYSTEM_TABLE =
            new Text(
                    "请在 VPC 控制台核对：列表要包含节点所在交换机用到的全部路由表，包括系统路由表。漏掉或写错的表不会有新节点的路由。",
                    "Compare with the VPC console: all tables that the nodes' vSwitches use must be"
                            + " listed, the system table included. A table that is left out or misspelt"
                            + " gets no routes for new nodes.");

    private static final Text UNPROVEN =
            new Text(
                    "这些 ID 是不是 VPC 的全部路由表，从 Kubernetes API 看不到，只能在 VPC 控制台确认。",
                    "Whether these ids are all tables of the VPC cannot be seen through the Kubernetes"
                            + " API, only in the VPC console.");

    Proposal look(CloudController ccm, ConfigMap map, Draft draft) {
        KeyEdit edit = new KeyEdit(map, RouteTableIds.KEY, ccm.image());
        RouteTableIds present = RouteTableIds.of(map);
        Rollout rollout = new Rollout(ccm.set(), ccm.pods(), NodeStates.of(nodes));
        Optional<Proposal> unfit = routes(ccm).or(() -> version(ccm));
        Draft told = draft.warn(SYSTEM_TABLE).warn(warnings(ccm, present)).unproven(UNPROVEN);
        return unfit.orElseGet(() ->
                isThere(present)
                        ? uptake(map, ccm, rollout, told)
                        : change(edit, rollout, told.warn(edit.pending(ccm.pods()))));
    }

    private Proposal change(KeyEdit edit, Rollout rollout, Draft draft) {
        try {
            Draft planned =
                    draft.step(edit.set(PATH, TextNode.valueOf(String.join(",", ids))))
                            .owned(edit.ownership());
            return edit.obstacle()
                    .or(rollout::obstacle)
                    .orElseGet(() ->
                            planned.step(rollout.restart()).warn(rollout.warnings()).planned());
        } catch (JsonEdit.Unparsable e) {
            return edit.unparsable(e);
        }
    }

    private Proposal uptake(ConfigMap map, CloudController ccm, Rollout rollout, Draft draft) {
        Optional<Instant> changed =
                FieldOwners.last(map.getMetadata(), "f:data", "f:" + RouteTableIds.KEY)
                        .map(FieldOwners.Owner::at);
        Predicate<PodSeen> stale = pod -> changed.filter(pod::startedBefore).isPresent();
        if (changed.isEmpty()) {
            return Answers.unknown(
                    "routeTableIDs 已经是这些 ID，但 API Server 没有记录修改时间，无法判断 CCM 是否已经用上。",
                    "routeTableIDs holds these ids already, but the API server keeps no time of its"
                            + " change; whether the CCM took it up cannot be told.");
        }
        if (ccm.pods().stream().noneMatch(stale)) {
            return Answers.nothingToDo(
                    "routeTableIDs 已经是这些 ID，CCM 的 Pod 都是在那之后启动的。",
                    "routeTableIDs holds these ids already, and all Pods of the CCM started after"
                            + " that.");
        }
        Rollout some = rollout.only(stale);
        return some.obstacle()
                .orElseGet(() ->
                        draft.step(some.restart())
                                .warn(onlyRestart())
                                .warn(some.warnings())
                                .planned());
    }

    private boolean isThere(RouteTableIds present) {
        return present instanceof RouteTableIds.Listed listed
                && new TreeSet<>(listed.parts()).equals(new TreeSet<>(ids))
                && listed.parts().size() == ids.size();
    }

    /// A CCM that was told to leave routes alone has no use for the ids.
    private static Optional<Proposal> routes(CloudController ccm) {
        boolean off =
                ccm.set().getSpec().getTemplate().getSpec().getContainers().stream()
                        .flatMap(one ->
                                Stream.concat(one.getCommand().stream(), one.getArgs().stream()))
                        .anyMatch(word -> word.contains("--configure-cloud-routes=false"));
        return off
                ? Optional.of(
                        Answers.unsuitable(
                                "CCM 的启动参数是 --configure-cloud-routes=false，它不写路由，这个配置没有作用。",
                                "The CCM runs with --configure-cloud-routes=false: it writes no"
                                        + " routes, and this setting has no effect."))
                : Optional.empty();
    }

    private static Optional<Proposal> version(CloudController ccm) {
        Finding version = ccm.version();
        boolean unread = ImageTag.of(ccm.image()).isEmpty();
        return version.verdict() == Verdict.PROBLEM || unread
                ? Optional.of(Answers.of(version))
                : Optional.empty();
    }

    private List<Text> warnings(CloudController ccm, RouteTableIds present) {
        List<Text> warnings = new ArrayList<>();
        if (ccm.version().verdict() == Verdict.UNKNOWN) {
            warnings.add(ccm.version().summary());
        }
        if (ids.size() == 1) {
            warnings.add(
                    new Text(
                            "只给出了一个 ID；VPC 只有一张路由表时不需要这个配置。",
                            "One id only was given; a VPC with a single table needs no such"
                                    + " setting."));
        }
        List<String> dropped =
                present instanceof RouteTableIds.Listed listed
                        ? listed.parts().stream()
                                .map(String::strip)
                                .filter(id -> !ids.contains(id))
                                .toList()
                        : List.of();
        if (!dropped.isEmpty()) {
            String shown = String.join(", ", dropped);
            warnings.add(
                    new Text(
                            "现在配置的这些 ID 不在新的列表里，它们不会再有新节点的路由：" + shown + "。",
                            "Configured now and not in the new list, so these get no more routes for"
                                    + " new nodes: "
                                    + shown
                                    + "."));
        }
        return warnings;
    }

    private static Text onlyRestart() {
        return new Text(
                "配置已经是这些 ID，但有 CCM 的 Pod 比它旧；这份计划只重启它们，不改配置。",
                "These ids are configured, but Pods of the CCM are older than that; this plan only"
                        + " restarts them and changes no configuration.");
    }
}
