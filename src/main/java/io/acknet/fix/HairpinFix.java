package io.acknet.fix;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.acknet.check.CniConf;
import io.acknet.check.HairpinCheck;
import io.acknet.check.HairpinSetting;
import io.acknet.check.ImageTag;
import io.acknet.check.Params;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Fix `enable-hairpin`: turns hairpin on in Flannel's configuration and takes it to the Pods.
///
/// 1. `delegate.hairpinMode` of the plugin of type `flannel` becomes the boolean true; nothing else is
///    added.
/// 2. Flannel's Pods restart, whose init container copies the configuration.
/// 3. Only the workloads that were named restart: the bridge port of a Pod is made when it starts.
///
/// What is done already is left out, so that an interrupted run can be taken up.
final class HairpinFix implements Fix {
    private static final Text DISCOURAGED =
            new Text(
                    "不推荐，可能会被后续升级覆盖。推荐改用 Headless Service（headless-service）。",
                    "Not recommended: a later upgrade may overwrite it. A headless Service is the better"
                            + " way (headless-service).");

    private static final Text UNPROVEN =
            new Text(
                    "从 Kubernetes API 看不到 Pod 的网桥端口是否打开了 hairpin。请在重启后的 Pod 里访问它自己的 Service 来确认；组件升级后再检查一次。",
                    "Whether hairpin is on at a Pod's bridge port cannot be seen through the Kubernetes"
                            + " API. Call the Pod's own Service from a restarted Pod to be sure, and check"
                            + " again after an upgrade of the add-on.");

    @Override
    public String id() {
        return "enable-hairpin";
    }

    @Override
    public String topic() {
        return "hairpin";
    }

    @Override
    public Text title() {
        return new Text("打开 Flannel 的 hairpin", "Turn on Flannel's hairpin");
    }

    @Override
    public Text effect() {
        return new Text(
                "把 cni-conf.json 里 flannel 插件的 delegate.hairpinMode 设为 true，分批重启 Flannel Pod，再重启指定的工作负载。",
                "Sets delegate.hairpinMode of the flannel plugin in cni-conf.json to true, restarts the"
                        + " Flannel Pods in batches, then the workloads that were named.");
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of(Params.Key.WORKLOAD);
    }

    @Override
    public Set<Params.Key> needs() {
        return takes();
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(FlannelGround.reads());
        reads.addAll(Workload.reads());
        reads.add(Permission.list(Kinds.PODS));
        return reads;
    }

    @Override
    public List<Permission> writes() {
        List<Permission> writes = new ArrayList<>(FlannelGround.writes());
        for (var kind : List.of(Kinds.DEPLOYMENTS, Kinds.STATEFUL_SETS, Kinds.DAEMON_SETS)) {
            writes.add(Rights.to("get", kind, Optional.empty(), Optional.empty()));
            writes.add(Rights.to("patch", kind, Optional.empty(), Optional.empty()));
        }
        return writes;
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        List<Workload> workloads = new ArrayList<>();
        for (Params.Workload named : params.workloads()) {
            switch (Workload.read(reader, named)) {
                case Workload.Sought.Found(Workload workload) -> workloads.add(workload);
                case Workload.Sought.Not(Proposal why) -> {
                    return why;
                }
            }
        }
        return switch (FlannelGround.of(reader)) {
            case FlannelGround.Soft(Proposal why) -> why;
            case FlannelGround.Firm firm ->
                    new Look(reader, firm, workloads).propose(Draft.of(this, reader, params));
        };
    }

    /// One look at a cluster that uses Flannel.
    private record Look(ClusterReader reader, FlannelGround.Firm firm, List<Workload> workloads) {

        Proposal propose(Draft draft) {
            return firm.obstacle()
                    .or(this::setting)
                    .orElseGet(() ->
                            HairpinSetting.of(firm.open().conf()) == HairpinSetting.ON
                                    ? uptake(draft)
                                    : change(draft));
        }

        /// A delegate for which `hairpinMode` means nothing.
        private Optional<Proposal> setting() {
            JsonNode delegate = firm.open().conf().delegate();
            boolean odd = !delegate.isMissingNode() && !delegate.isNull() && !delegate.isObject();
            return odd || HairpinSetting.of(firm.open().conf()) == HairpinSetting.NOT_BRIDGE
                    ? Optional.of(
                            Answers.unsuitable(
                                    "delegate 用的不是 bridge 插件，或不是一个对象，hairpinMode 对它没有定义。",
                                    "The delegate is not the bridge plugin, or no object;"
                                            + " hairpinMode is not defined for it."))
                    : Optional.empty();
        }

        private Proposal change(Draft draft) {
            Rollout rollout = firm.rollout();
            return firm.edit()
                    .obstacle()
                    .or(() -> obstacle(workloads))
                    .or(rollout::obstacle)
                    .orElseGet(() -> planned(rollout, draft));
        }

        private Proposal planned(Rollout rollout, Draft draft) {
            CniConf.Valid conf = firm.open().conf();
            JsonPointer path = conf.delegatePointer().appendProperty("hairpinMode");
            try {
                Draft set =
                        draft.step(firm.edit().set(path, BooleanNode.TRUE))
                                .owned(firm.edit().ownership());
                return told(set.step(rollout.restart()), workloads)
                        .warn(firm.edit().pending(firm.pods()))
                        .warn(rollout.warnings())
                        .planned();
            } catch (JsonEdit.Unparsable e) {
                return firm.edit().unparsable(e);
            }
        }

        /// It is on: what is left is to take it to Flannel's Pods, or to those of the workloads.
        private Proposal uptake(Draft draft) {
            return firm.ageless()
                    .orElseGet(() ->
                            firm.stalePods().isEmpty() ? workloadsOnly(draft) : restart(draft));
        }

        private Proposal restart(Draft draft) {
            Rollout rollout = firm.rollout().only(firm.stale());
            return obstacle(workloads)
                    .or(rollout::obstacle)
                    .orElseGet(() ->
                            told(draft.step(rollout.restart()), workloads)
                                    .warn(alreadyOn())
                                    .warn(rollout.warnings())
                                    .planned());
        }

        private Proposal workloadsOnly(Draft draft) {
            return Reading.then(
                    "Pod",
                    reader.list(Kinds.PODS, Scope.EVERYWHERE),
                    pods -> workloadsOnly(draft, pods));
        }

        private Proposal workloadsOnly(Draft draft, List<PodSeen> pods) {
            Predicate<PodSeen> lacking = lacking();
            List<Workload> stale =
                    workloads.stream()
                            .filter(one -> pods.stream().filter(one::owns).anyMatch(lacking))
                            .toList();
            if (stale.isEmpty()) {
                return Answers.nothingToDo(
                        "hairpin 已经打开，指定的工作负载的 Pod 都是在那之后启动的。",
                        "Hairpin is on, and all Pods of the workloads that were named started after"
                                + " that.");
            }
            return obstacle(stale).orElseGet(() -> told(draft, stale).warn(alreadyOn()).planned());
        }

        /// A Pod that started before the configuration was changed, or before the Flannel Pod of its
        /// node took it up.
        private Predicate<PodSeen> lacking() {
            Map<String, Instant> taken = new HashMap<>();
            firm.pods()
                    .forEach(pod ->
                            pod.startTime().ifPresent(start -> taken.put(pod.node(), start)));
            return pod ->
                    !pod.ended()
                            && (firm.stale().test(pod)
                                    || Optional.ofNullable(taken.get(pod.node()))
                                            .filter(pod::startedBefore)
                                            .isPresent());
        }

        private static Optional<Proposal> obstacle(List<Workload> workloads) {
            return workloads.stream().flatMap(one -> one.obstacle().stream()).findFirst();
        }

        private Draft told(Draft draft, List<Workload> restarted) {
            Draft told = draft.warn(DISCOURAGED).warn(image()).warn(misplaced());
            for (Workload workload : restarted) {
                told = told.step(workload.restart()).warn(workload.warnings());
            }
            return told.warn(firm.warnings()).unproven(UNPROVEN);
        }

        private static Text alreadyOn() {
            return new Text(
                    "配置里 hairpin 已经打开；这份计划只重启还没用上的 Pod，不改配置。",
                    "Hairpin is on in the configuration; this plan only restarts what has not taken it"
                            + " up and changes no configuration.");
        }

        private List<Text> image() {
            if (ImageTag.of(firm.open().image()).isEmpty()) {
                return List.of(
                        new Text(
                                "从镜像标签看不出 Flannel 的版本，它可能不支持 hairpin：" + firm.open().image() + "。",
                                "The image's tag does not show Flannel's version; it may not allow"
                                        + " hairpin: "
                                        + firm.open().image()
                                        + "."));
            }
            return HairpinCheck.imageBelowFloor(firm.open()).stream()
                    .map(finding -> finding.summary())
                    .toList();
        }

        private List<Text> misplaced() {
            CniConf.Valid conf = firm.open().conf();
            return conf.placesOf("hairpinMode", conf.delegatePath() + ".hairpinMode").stream()
                    .map(place ->
                            new Text(
                                    "cni-conf.json 里 " + place + " 处的 hairpinMode 不起作用；这份计划不动它。",
                                    "hairpinMode stands at "
                                            + place
                                            + " of cni-conf.json too, without effect; this plan leaves it"
                                            + " alone."))
                    .toList();
        }
    }
}
