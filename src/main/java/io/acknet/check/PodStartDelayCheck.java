package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
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
    public Optional<Plugin> only() {
        return Optional.of(Plugin.TERWAY);
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        return switch (TerwayGate.of(reader)) {
            case TerwayGate.Closed(Finding why) -> List.of(why);
            case TerwayGate.Open(DaemonSet set, ConfigMap map) -> look(reader, set, map);
        };
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
}
