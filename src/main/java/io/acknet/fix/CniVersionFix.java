package io.acknet.fix;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.TextNode;
import io.acknet.check.CniVersionSetting;
import io.acknet.check.FlannelGate;
import io.acknet.check.NodeState;
import io.acknet.check.Params;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Fix `cni-version`: names a CNI version at the root of Flannel's configuration, where there is none,
/// and restarts Flannel's Pods, whose init container copies it to the nodes.
///
/// An existing value is never changed, nor is anything else in the text: the name `cb0` is also a
/// directory of addresses on every node, and a list of plugins in a `.conf` file cannot be loaded.
final class CniVersionFix implements Fix {
    /// As the FAQ says. It is the first version with lists of plugins, so both shapes may have it.
    private static final String VERSION = "0.3.0";

    private static final JsonPointer PATH = JsonPointer.compile("/cniVersion");

    @Override
    public String id() {
        return "cni-version";
    }

    @Override
    public String topic() {
        return "cni-version";
    }

    @Override
    public Text title() {
        return new Text("补上 Flannel 的 cniVersion", "Add the cniVersion to Flannel's configuration");
    }

    @Override
    public Text effect() {
        return new Text(
                "在 kube-flannel-cfg 的 cni-conf.json 最外层加上 cniVersion，再分批重启 Flannel Pod。",
                "Adds cniVersion at the root of cni-conf.json in kube-flannel-cfg, then restarts the"
                        + " Flannel Pods in batches.");
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public Set<Params.Key> needs() {
        return Set.of();
    }

    @Override
    public List<Permission> reads() {
        return FlannelGround.reads();
    }

    @Override
    public List<Permission> writes() {
        return FlannelGround.writes();
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        return switch (FlannelGround.of(reader)) {
            case FlannelGround.Soft(Proposal why) -> why;
            case FlannelGround.Firm firm -> look(firm, Draft.of(this, reader, params));
        };
    }

    private static Proposal look(FlannelGround.Firm firm, Draft draft) {
        CniVersionSetting setting = CniVersionSetting.of(firm.open().conf());
        return foreign(setting)
                .or(firm::obstacle)
                .orElseGet(() -> setting.isLacking() ? change(firm, draft) : uptake(firm, draft));
    }

    private static Proposal change(FlannelGround.Firm firm, Draft draft) {
        Rollout rollout = firm.rollout().curing(NodeState.Kind.NO_CNI);
        return firm.edit()
                .obstacle()
                .or(() -> notNeeded(firm))
                .or(rollout::obstacle)
                .orElseGet(() -> planned(firm, rollout, draft));
    }

    private static Proposal planned(FlannelGround.Firm firm, Rollout rollout, Draft draft) {
        try {
            return draft.step(firm.edit().set(PATH, TextNode.valueOf(VERSION)))
                    .step(rollout.restart())
                    .warn(reach())
                    .warn(misplaced(firm.open()))
                    .warn(firm.edit().pending(firm.pods()))
                    .warn(firm.warnings())
                    .warn(rollout.warnings())
                    .owned(firm.edit().ownership())
                    .planned();
        } catch (JsonEdit.Unparsable e) {
            return firm.edit().unparsable(e);
        }
    }

    /// The version is there: what is left is to take it up.
    private static Proposal uptake(FlannelGround.Firm firm, Draft draft) {
        List<PodSeen> stale = firm.stalePods();
        Rollout rollout = firm.rollout().curing(NodeState.Kind.NO_CNI).only(firm.stale());
        return firm.ageless()
                .or(() -> stale.isEmpty() ? Optional.of(done()) : Optional.empty())
                .or(rollout::obstacle)
                .orElseGet(() ->
                        draft.step(rollout.restart())
                                .warn(onlyRestart(stale.size()))
                                .warn(firm.warnings())
                                .warn(rollout.warnings())
                                .planned());
    }

    private static Proposal done() {
        return Answers.nothingToDo(
                "cni-conf.json 最外层已经有 cniVersion，也没有比它更旧的 Flannel Pod。",
                "cni-conf.json names a cniVersion at its root, and no Flannel Pod is older than it.");
    }

    private static Optional<Proposal> foreign(CniVersionSetting setting) {
        return setting == CniVersionSetting.UNFAMILIAR || setting == CniVersionSetting.NOT_TEXT
                ? Optional.of(
                        Answers.unsuitable(
                                new Text(
                                        "cniVersion 已经有值，但不是 CNI 规范发布过的版本（或不是字符串）；已有的值不会自动修改。",
                                        "cniVersion has a value, but not one that the CNI specification"
                                                + " released, or no string; a value that is there is"
                                                + " never changed."),
                                new Text(
                                        "弄清是谁写的，再手动改成 \"" + VERSION + "\"。",
                                        "Find out who wrote it, then change it to \""
                                                + VERSION
                                                + "\" by hand.")))
                : Optional.empty();
    }

    private static Optional<Proposal> notNeeded(FlannelGround.Firm firm) {
        boolean ill =
                firm.nodes().nodes().stream()
                        .anyMatch(node -> node.kind() == NodeState.Kind.NO_CNI);
        if (ill || firm.nodes().validating() > 0) {
            return Optional.empty();
        }
        return firm.nodes().anyVersionUnknown() || firm.nodes().nodes().isEmpty()
                ? Optional.of(
                        Answers.unknown(
                                "看不懂节点的 kubelet 版本，无法判断是否需要 cniVersion。",
                                "The nodes' kubelet versions are not understood; whether they need a"
                                        + " cniVersion cannot be told."))
                : Optional.of(
                        Answers.unsuitable(
                                new Text(
                                        "所有节点都低于 1.16，也没有节点因此 NotReady，现在不需要 cniVersion。",
                                        "Every node is older than 1.16 and none is NotReady for it; no"
                                                + " cniVersion is needed now."),
                                new Text(
                                        "升级集群之前再来。", "Come back before the cluster is upgraded.")));
    }

    private static Text reach() {
        return new Text(
                "这是整个集群的 CNI 配置：写坏了，每个节点在 Flannel Pod 重启后都会 NotReady。已经在运行的 Pod 网络不受影响。",
                "This is the CNI configuration of the whole cluster: a broken one turns each node"
                        + " NotReady as its Flannel Pod restarts. Running Pods keep their network.");
    }

    private static Text onlyRestart(int stale) {
        return new Text(
                "配置已经改好，但有 " + stale + " 个 Flannel Pod 比它旧；这份计划只重启它们，不改配置。",
                "The configuration is right, but Flannel Pods that are older than it: "
                        + stale
                        + ". This plan only restarts them and changes no configuration.");
    }

    private static List<Text> misplaced(FlannelGate.Open open) {
        List<Text> warnings = new ArrayList<>();
        for (String place : CniVersionSetting.misplaced(open)) {
            warnings.add(
                    new Text(
                            place + " 里也有 cniVersion，那里不起作用；这份计划不动它。",
                            "A cniVersion stands at "
                                    + place
                                    + " too, without effect; this plan leaves it alone."));
        }
        return warnings;
    }
}
