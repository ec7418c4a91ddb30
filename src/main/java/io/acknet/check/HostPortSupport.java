package io.acknet.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.stream.StreamSupport;

/// Whether the network plugin of a cluster maps ports of a node to Pods: the plugin `portmap` does it,
/// where it stands in the chain and is told of the ports.
sealed interface HostPortSupport {

    /// Flannel with `portmap` in its chain.
    record Yes(FlannelGate.Open open) implements HostPortSupport {}

    /// @param reason why not
    record No(String subject, Text reason, List<String> lines) implements HostPortSupport {}

    record Unsure(Finding why) implements HostPortSupport {}

    static HostPortSupport of(ClusterReader reader, NetworkPlugin plugin) {
        return switch (plugin) {
            case NetworkPlugin.Flannel _ -> flannel(FlannelGate.of(reader));
            case NetworkPlugin.Terway terway -> terway(reader, terway);
            case NetworkPlugin.Serverless _ ->
                    new No(
                            "Node",
                            new Text("虚拟节点没有网络插件", "virtual nodes run no network plugin"),
                            List.of());
            case NetworkPlugin.Conflict conflict -> new Unsure(FlannelGate.undecided(conflict));
            case NetworkPlugin.Unrecognised _ -> new Unsure(FlannelGate.unrecognised());
            case NetworkPlugin.Unseen(Finding why) -> new Unsure(why);
        };
    }

    private static HostPortSupport flannel(FlannelGate gate) {
        return switch (gate) {
            case FlannelGate.Closed(Finding why) -> new Unsure(why);
            case FlannelGate.Open open -> {
                CniConf.Valid conf = open.conf();
                List<String> lines = List.of("shape: " + conf.shape(), chain(conf));
                if (!conf.chain()) {
                    yield new No(
                            open.mapReference(),
                            new Text(
                                    "Flannel 用的是旧的单插件配置，里面没有 portmap",
                                    "Flannel has the old configuration of a single plugin, without"
                                            + " portmap"),
                            lines);
                }
                yield maps(conf)
                        ? new Yes(open)
                        : new No(open.mapReference(), without(conf), lines);
            }
        };
    }

    private static Text without(CniConf.Valid conf) {
        return hasPortmap(conf)
                ? new Text(
                        "cni-conf.json 里的 portmap 没有声明 capabilities.portMappings，运行时不会把端口交给它",
                        "portmap in cni-conf.json lacks capabilities.portMappings, so the runtime does"
                                + " not tell it of the ports")
                : new Text(
                        "cni-conf.json 的插件链里没有 portmap",
                        "the chain of plugins in cni-conf.json lacks portmap");
    }

    private static HostPortSupport terway(ClusterReader reader, NetworkPlugin.Terway terway) {
        String subject = PluginDetection.reference(terway.all().getFirst());
        return switch (reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME)) {
            case Read.Found<ConfigMap>(ConfigMap map, var _) -> terway(map, subject);
            case Read.Absent<ConfigMap> absent ->
                    new Unsure(CannotTell.absent(PolicySwitch.MAP, absent));
            case Read.Unreadable<ConfigMap> unreadable ->
                    new Unsure(CannotTell.unreadable(PolicySwitch.MAP, unreadable));
        };
    }

    private static HostPortSupport terway(ConfigMap map, String subject) {
        return switch (CniConf.parse(TerwayConf.cniText(map))) {
            case CniConf.Invalid(Text problem) ->
                    new Unsure(
                            Finding.of(
                                            "terway-conf-invalid",
                                            Verdict.UNKNOWN,
                                            PolicySwitch.MAP,
                                            new Text(
                                                    "无法判断：Terway 的 CNI 配置读不懂，" + problem.zh() + "。",
                                                    "Cannot tell: Terway's CNI configuration is not"
                                                            + " understood, "
                                                            + problem.en()
                                                            + "."))
                                    .then(CannotTell.mend()));
            case CniConf.Valid conf when maps(conf) -> new Unsure(mayWork(chain(conf)));
            case CniConf.Valid conf when replacesKubeProxy(conf.root()) ->
                    new Unsure(mayWork("cilium_args replaces kube-proxy or turns host ports on"));
            case CniConf.Valid conf ->
                    new No(
                            subject,
                            new Text("Terway 不支持 hostPort", "Terway does not support hostPort"),
                            List.of(chain(conf)));
        };
    }

    private static Finding mayWork(String evidence) {
        return Finding.of(
                        "host-port-may-work",
                        Verdict.UNKNOWN,
                        PolicySwitch.MAP,
                        new Text(
                                "无法判断：官方文档说 Terway 不支持 hostPort，但这里的配置可能使它生效。",
                                "Cannot tell: by the official documentation Terway does not support"
                                        + " hostPort, but this configuration may make it work."))
                .with(List.of(evidence))
                .then(
                        new Text(
                                "从另一台机器访问节点 IP 加 hostPort 实测；不要依赖没有官方支持的行为。",
                                "Try the node's IP with the hostPort from another machine, and do not rely"
                                        + " on what is not supported."));
    }

    private static boolean maps(CniConf.Valid conf) {
        return StreamSupport.stream(conf.root().path("plugins").spliterator(), false)
                .anyMatch(plugin ->
                        isPortmap(plugin)
                                && plugin.path("capabilities").path("portMappings").asBoolean());
    }

    private static boolean hasPortmap(CniConf.Valid conf) {
        return StreamSupport.stream(conf.root().path("plugins").spliterator(), false)
                .anyMatch(HostPortSupport::isPortmap);
    }

    private static boolean isPortmap(JsonNode plugin) {
        return plugin.path("type").asText().equals("portmap");
    }

    /// `plugins: flannel, portmap`
    private static String chain(CniConf.Valid conf) {
        Iterable<JsonNode> plugins =
                conf.chain() ? conf.root().path("plugins") : List.of(conf.root());
        return "plugins: "
                + String.join(
                        ", ",
                        StreamSupport.stream(plugins.spliterator(), false)
                                .map(plugin -> plugin.path("type").asText())
                                .toList());
    }

    /// Terway hands `cilium_args` to the agent of Cilium, which can map host ports itself.
    private static boolean replacesKubeProxy(JsonNode root) {
        return root.findValues("cilium_args").stream()
                .map(JsonNode::asText)
                .anyMatch(args ->
                        args.contains("enable-host-port=true")
                                || args.matches(
                                        ".*kube-proxy-replacement=(true|strict|partial)\\b.*"));
    }
}
