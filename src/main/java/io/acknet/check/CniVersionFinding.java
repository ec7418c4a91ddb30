package io.acknet.check;

import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;

/// Puts the configured version and the kubelets' versions together.
final class CniVersionFinding {
    private final FlannelGate.Open open;
    private final NodeStates nodes;
    private final CniVersionSetting setting;

    CniVersionFinding(FlannelGate.Open open, NodeStates nodes) {
        this.open = open;
        this.nodes = nodes;
        this.setting = CniVersionSetting.of(open.conf());
    }

    Finding get() {
        if (!setting.isLacking()) {
            return present();
        }
        if (nodes.validating() > 0) {
            return finding(lackingId(), Verdict.PROBLEM, lacking())
                    .then(setting == CniVersionSetting.NOT_TEXT ? quote() : cure());
        }
        if (nodes.anyVersionUnknown() || nodes.nodes().isEmpty()) {
            return finding("kubelet-version-unknown", Verdict.UNKNOWN, versionUnknown())
                    .then(cure());
        }
        return finding("cni-version-not-needed", Verdict.OK, notNeeded()).then(cure());
    }

    private Finding present() {
        return setting == CniVersionSetting.UNFAMILIAR
                ? finding("cni-version-unfamiliar", Verdict.UNKNOWN, unfamiliar()).then(known())
                : finding("cni-version-present", Verdict.OK, fine());
    }

    private Finding finding(String id, Verdict verdict, Text summary) {
        return Finding.of(id, verdict, open.mapReference(), summary).with(lines());
    }

    private String lackingId() {
        if (setting == CniVersionSetting.NOT_TEXT) {
            return "cni-version-not-text";
        }
        return CniVersionSetting.misplaced(open).isEmpty()
                ? "cni-version-missing"
                : "cni-version-misplaced";
    }

    private Text lacking() {
        if (setting == CniVersionSetting.NOT_TEXT) {
            return new Text(
                    "cniVersion 不是字符串（要加引号），" + nodes.validating() + " 个 1.16 及以上的节点不接受这份配置。",
                    "cniVersion is not a string (it needs quotes). Nodes of 1.16 or later, which refuse"
                            + " such a configuration: "
                            + nodes.validating()
                            + ".");
        }
        return CniVersionSetting.misplaced(open).isEmpty()
                ? new Text(
                        "cni-conf.json 没有 cniVersion，"
                                + nodes.validating()
                                + " 个 1.16 及以上的节点不接受这份配置。",
                        "cni-conf.json names no cniVersion. Nodes of 1.16 or later, which refuse such a"
                                + " configuration: "
                                + nodes.validating()
                                + ".")
                : new Text(
                        "cniVersion 写错了位置，不起作用；它必须写在 cni-conf.json 的最外层。",
                        "cniVersion stands in the wrong place and has no effect; it belongs at the"
                                + " root of cni-conf.json.");
    }

    private static Text fine() {
        return new Text(
                "cni-conf.json 的最外层写有 cniVersion。",
                "cni-conf.json names a cniVersion at its root.");
    }

    private static Text unfamiliar() {
        return new Text(
                "无法判断：cniVersion 的值不是 CNI 规范发布过的版本。",
                "Cannot tell: cniVersion is not a release of the CNI specification.");
    }

    private static Text known() {
        return new Text(
                "核对这个值是不是写错了；ACK 的 Flannel 用 \"0.3.0\" 或 \"0.3.1\"。改完分批重启 Flannel Pod。",
                "See whether it is a slip; ACK's Flannel has \"0.3.0\" or \"0.3.1\". After a change restart"
                        + " the Flannel Pods in batches.");
    }

    private static Text versionUnknown() {
        return new Text(
                "cni-conf.json 没有有效的 cniVersion，但看不懂节点的 kubelet 版本，无法判断是否受影响。",
                "cni-conf.json has no valid cniVersion, but the nodes' kubelet versions are not"
                        + " understood; whether they mind cannot be told.");
    }

    private static Text notNeeded() {
        return new Text(
                "cni-conf.json 没有有效的 cniVersion，但所有节点都低于 1.16，现在不受影响；升级集群前要先补上。",
                "cni-conf.json has no valid cniVersion, but every node is older than 1.16 and does not"
                        + " mind; add it before the cluster is upgraded.");
    }

    private static Text quote() {
        return new Text(
                "给 cniVersion 的值加上引号，写成 \"0.3.0\" 这样的完整版本号（不要改名称和其他内容），再分批重启 Flannel Pod。",
                "Put quotes around the value of cniVersion and write a whole version such as \"0.3.0\""
                        + " (leave the name and all else as it is), then restart the Flannel Pods in"
                        + " batches.");
    }

    private static Text cure() {
        return new Text(
                "在 cni-conf.json 的最外层加上 \"cniVersion\": \"0.3.0\"（不要改名称和其他内容），再分批重启 Flannel Pod。",
                "Add \"cniVersion\": \"0.3.0\" at the root of cni-conf.json (leave the name and all else"
                        + " as it is), then restart the Flannel Pods in batches.");
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(CniVersionSetting.shown(open.conf()) + ", shape: " + open.conf().shape());
        CniVersionSetting.misplaced(open).forEach(place -> lines.add("also at " + place));
        lines.add("image: " + open.image());
        lines.addAll(nodes.histogram());
        lines.add(
                "written to: "
                        + open.target()
                                .map(ConfTarget::file)
                                .orElse("(the init container's command does not show it)"));
        return lines;
    }
}
