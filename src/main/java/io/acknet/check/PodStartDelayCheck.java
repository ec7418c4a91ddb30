package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topic `pod-start-delay`: does Terway enforce NetworkPolicy, which delays the network of new Pods?
///
/// 1. Only Terway with shared ENIs has the problem.
/// 2. Does `eni-config` turn policies off, where Terway looks for it, and does the image know how?
/// 3. Did each Terway Pod start after the last change?
/// 4. How many policies would lose their effect? A kind that cannot be read makes this unknown.
/// 5. On: which Pods show signs of it? These are hints and decide nothing.
final class PodStartDelayCheck implements Check {
    private static final String EXCLUSIVE = "k8s.aliyun.com/exclusive-mode-eni-type";

    @Override
    public String id() {
        return "pod-start-delay";
    }

    @Override
    public Text title() {
        return new Text(
                "Pod 启动后网络要过几秒才通", "A Pod's network works only some seconds after it starts");
    }

    @Override
    public Text reading() {
        return new Text(
                "Terway 的 DaemonSet 和 Pod、ConfigMap eni-config 里的开关（不显示其中的密钥）、节点，"
                        + "以及网络策略、Pod 和事件的列表",
                "Terway's DaemonSet and Pods, the switch in the ConfigMap eni-config (never its keys),"
                        + " nodes, and the lists of network policies, Pods and events");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(Permission.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME));
        reads.add(Permission.listIn(Kinds.PODS, PluginDetection.SYSTEM));
        reads.addAll(PolicyInventory.reads());
        reads.addAll(StartHints.reads());
        return reads;
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        return switch (PluginDetection.detect(reader)) {
            case NetworkPlugin.Terway terway ->
                    terway.mode() == NetworkPlugin.Mode.EXCLUSIVE_ENI
                            ? List.of(exclusive(PluginDetection.reference(terway.all().getFirst())))
                            : onNodes(reader, terway);
            case NetworkPlugin.Flannel flannel -> List.of(flannel(flannel));
            case NetworkPlugin.Serverless _ -> List.of(serverless());
            case NetworkPlugin.Conflict conflict -> List.of(FlannelGate.undecided(conflict));
            case NetworkPlugin.Unrecognised _ -> List.of(FlannelGate.unrecognised());
            case NetworkPlugin.Unseen(Finding why) -> List.of(why);
        };
    }

    private static List<Finding> onNodes(ClusterReader reader, NetworkPlugin.Terway terway) {
        return switch (reader.list(Kinds.NODES, Scope.EVERYWHERE)) {
            case Read.Found<List<Node>>(List<Node> nodes, var _) ->
                    onlyExclusive(nodes) ? List.of(exclusive("Node")) : configured(reader, terway);
            case Read.Absent<List<Node>> absent -> List.of(CannotTell.absent("Node", absent));
            case Read.Unreadable<List<Node>> unreadable ->
                    List.of(CannotTell.unreadable("Node", unreadable));
        };
    }

    private static boolean onlyExclusive(List<Node> nodes) {
        List<Node> real = nodes.stream().filter(node -> !PluginDetection.isVirtual(node)).toList();
        return !real.isEmpty() && real.stream().allMatch(PodStartDelayCheck::isExclusive);
    }

    private static boolean isExclusive(Node node) {
        var labels = node.getMetadata().getLabels();
        return labels != null && "eniOnly".equals(labels.get(EXCLUSIVE));
    }

    private static List<Finding> configured(ClusterReader reader, NetworkPlugin.Terway terway) {
        return switch (reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, TerwayConf.NAME)) {
            case Read.Found<ConfigMap>(ConfigMap map, var _) -> look(reader, main(terway), map);
            case Read.Absent<ConfigMap> absent ->
                    List.of(CannotTell.absent(PolicySwitch.MAP, absent));
            case Read.Unreadable<ConfigMap> unreadable ->
                    List.of(CannotTell.unreadable(PolicySwitch.MAP, unreadable));
        };
    }

    /// The DaemonSet of the nodes with shared ENIs.
    private static DaemonSet main(NetworkPlugin.Terway terway) {
        return terway.all().stream()
                .filter(set -> !set.getMetadata().getName().equals("terway-eni"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> look(ClusterReader reader, DaemonSet set, ConfigMap map) {
        PolicySwitch setting = PolicySwitch.of(map);
        TerwayImage image = TerwayImage.of(set);
        PolicyInventory policies = PolicyInventory.read(reader);
        List<Finding> findings = new ArrayList<>();
        List<String> evidence = new ArrayList<>(List.of(setting.line(), image.line()));
        Optional<TerwayConf> conf = conf(map, findings);
        conf.ifPresent(known -> evidence.addAll(known.lines()));
        setting.stray().filter(_ -> setting.on()).ifPresent(findings::add);
        findings.add(new PolicyVerdict(setting, policies, image, conf).finding().with(evidence));
        setting.stray().filter(_ -> !setting.on()).ifPresent(findings::add);
        image.finding(!setting.on()).ifPresent(findings::add);
        findings.addAll(pods(reader, set, setting));
        policies.counted().ifPresent(findings::add);
        findings.addAll(policies.unread());
        if (setting.on()) {
            findings.addAll(StartHints.look(reader));
        }
        return findings;
    }

    private static Optional<TerwayConf> conf(ConfigMap map, List<Finding> findings) {
        try {
            return Optional.of(TerwayConf.of(map));
        } catch (TerwayConf.Unparsable e) {
            findings.add(TerwayConf.unparsable(e));
            return Optional.empty();
        }
    }

    private static List<Finding> pods(ClusterReader reader, DaemonSet set, PolicySwitch setting) {
        String subject = PluginDetection.reference(set);
        return switch (TerwayPods.read(reader, set)) {
            case Read.Found<TerwayPods>(TerwayPods pods, var _) -> pods.findings(setting);
            case Read.Absent<TerwayPods> absent -> List.of(CannotTell.absent(subject, absent));
            case Read.Unreadable<TerwayPods> unreadable ->
                    List.of(CannotTell.unreadable(subject, unreadable));
        };
    }

    private static Finding exclusive(String subject) {
        return Finding.of(
                "exclusive-eni",
                Verdict.NOT_APPLICABLE,
                subject,
                new Text(
                        "此集群的节点都是独占 ENI 模式，Pod 上没有 NetworkPolicy，不会有这段延迟。",
                        "All nodes of this cluster use exclusive ENIs; Pods there have no NetworkPolicy"
                                + " and so not this delay."));
    }

    private static Finding flannel(NetworkPlugin.Flannel flannel) {
        return Finding.of(
                        "not-terway",
                        Verdict.NOT_APPLICABLE,
                        PluginDetection.reference(flannel.main()),
                        new Text(
                                "此集群使用 Flannel，没有 NetworkPolicy 功能；这个问题只出现在 Terway 集群。",
                                "This cluster uses Flannel, which has no NetworkPolicy; this problem"
                                        + " exists on Terway only."))
                .with(NetworkTypeCheck.lines(flannel.all()));
    }

    private static Finding serverless() {
        return Finding.of(
                "serverless",
                Verdict.NOT_APPLICABLE,
                "Node",
                new Text(
                        "集群只有虚拟节点（Serverless），没有 Terway。",
                        "The cluster has only virtual nodes (serverless), and no Terway."));
    }
}
