package io.acknet.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;

/// What `cni-conf.json` says about hairpin. Only a JSON `true` inside the `delegate` of the plugin of
/// type `flannel` counts: Flannel hands nothing else to the bridge plugin.
public enum HairpinSetting {
    ON,
    OFF,
    NO_DELEGATE,
    NOT_BOOLEAN,
    NOT_BRIDGE,
    NO_PLUGIN;

    private static final String FIELD = "hairpinMode";

    public static HairpinSetting of(CniConf.Valid conf) {
        if (conf.flannel().isMissingNode()) {
            return NO_PLUGIN;
        }
        JsonNode delegate = conf.delegate();
        if (!delegate.isObject()) {
            return NO_DELEGATE;
        }
        if (!delegate.path("type").asText("bridge").equals("bridge")) {
            return NOT_BRIDGE;
        }
        JsonNode mode = delegate.path(FIELD);
        if (mode.isBoolean()) {
            return mode.booleanValue() ? ON : OFF;
        }
        return mode.isMissingNode() || mode.isNull() ? OFF : NOT_BOOLEAN;
    }

    Finding finding(FlannelGate.Open open) {
        List<String> elsewhere =
                open.conf().placesOf(FIELD, open.conf().delegatePath() + "." + FIELD);
        Finding finding =
                Finding.of(id(), verdict(), open.mapReference(), summary(elsewhere))
                        .with(lines(open.conf(), elsewhere));
        return switch (this) {
            case OFF, NO_DELEGATE -> finding.then(cure());
            case NOT_BOOLEAN -> finding.then(unquote());
            case ON, NOT_BRIDGE, NO_PLUGIN -> finding;
        };
    }

    private String id() {
        return switch (this) {
            case ON -> "hairpin-on";
            case OFF, NO_DELEGATE -> "hairpin-off";
            case NOT_BOOLEAN -> "hairpin-not-boolean";
            case NOT_BRIDGE -> "hairpin-not-bridge";
            case NO_PLUGIN -> "flannel-plugin-missing";
        };
    }

    private Verdict verdict() {
        return switch (this) {
            case ON -> Verdict.OK;
            case OFF, NO_DELEGATE, NOT_BOOLEAN -> Verdict.PROBLEM;
            case NOT_BRIDGE, NO_PLUGIN -> Verdict.UNKNOWN;
        };
    }

    private Text summary(List<String> elsewhere) {
        return switch (this) {
            case ON ->
                    new Text(
                            "配置里 hairpin 已开启（delegate.hairpinMode 为 true）。",
                            "Hairpin is on in the configuration (delegate.hairpinMode is true).");
            case OFF, NO_DELEGATE ->
                    elsewhere.isEmpty()
                            ? new Text(
                                    "hairpin 没有开启：Pod 访问自己的 Service 时，只要请求转发回自己就会超时。",
                                    "Hairpin is off: a Pod that calls its own Service times out"
                                            + " whenever the call comes back to itself.")
                            : new Text(
                                    "hairpinMode 写错了位置，不起作用；它必须写在 flannel 插件的 delegate 里面。",
                                    "hairpinMode stands in the wrong place and has no effect; it belongs"
                                            + " inside the delegate of the flannel plugin.");
            case NOT_BOOLEAN ->
                    new Text(
                            "hairpinMode 的值不是布尔值 true（不能加引号），bridge 插件不接受，新 Pod 会创建失败。",
                            "hairpinMode is not the boolean true (no quotes); the bridge plugin refuses"
                                    + " it, and new Pods fail to start.");
            case NOT_BRIDGE ->
                    new Text(
                            "无法判断：delegate 用的不是 bridge 插件，hairpinMode 对它没有定义。",
                            "Cannot tell: the delegate is not the bridge plugin, for which alone"
                                    + " hairpinMode is defined.");
            case NO_PLUGIN ->
                    new Text(
                            "无法判断：cni-conf.json 里没有 type 为 flannel 的插件。",
                            "Cannot tell: cni-conf.json has no plugin of type flannel.");
        };
    }

    private static Text unquote() {
        return new Text(
                "尽快改成不带引号的 true（不要 hairpin 就删掉这一项），再分批重启 Flannel Pod，否则节点上起不来新 Pod。",
                "Write true without quotes soon (or remove the field, where hairpin is not wanted) and"
                        + " restart the Flannel Pods in batches; until then no new Pod starts on the"
                        + " nodes.");
    }

    private static Text cure() {
        return new Text(
                "推荐改用 Headless Service 访问。也可以把 delegate.hairpinMode 设为 true，重启 Flannel Pod，再重建业务"
                        + " Pod；但组件升级可能覆盖这个修改。",
                "Better call through a headless Service. Or set delegate.hairpinMode to true, restart"
                        + " the Flannel Pods, then recreate the application's Pods; an add-on upgrade"
                        + " may undo this.");
    }

    private static List<String> lines(CniConf.Valid conf, List<String> elsewhere) {
        List<String> lines = new ArrayList<>();
        lines.add("shape: " + conf.shape());
        lines.add(
                conf.flannel().isMissingNode()
                        ? "plugin of type flannel: (none)"
                        : conf.delegatePath() + ": " + shown(conf.delegate()));
        elsewhere.forEach(place -> lines.add("also at: " + place));
        return lines;
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "(not set)" : node.toString();
    }
}
