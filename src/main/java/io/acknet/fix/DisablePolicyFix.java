package io.acknet.fix;

import io.acknet.check.Finding;
import io.acknet.check.NodeStates;
import io.acknet.check.Params;
import io.acknet.check.PluginDetection;
import io.acknet.check.PolicyInventory;
import io.acknet.check.PolicySwitch;
import io.acknet.check.TerwayConf;
import io.acknet.check.TerwayGate;
import io.acknet.check.TerwayImage;
import io.acknet.check.TerwayPods;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Fix `disable-network-policy`: has Terway enforce no policies any more, so that new Pods need not wait
/// for them.
///
/// It lowers security for the whole cluster. So it is planned only where all policies of all kinds
/// could be counted, and the count has to be confirmed.
final class DisablePolicyFix implements Fix {
    private static final int SHOWN = 10;

    @Override
    public String id() {
        return "disable-network-policy";
    }

    @Override
    public String topic() {
        return "pod-start-delay";
    }

    @Override
    public Text title() {
        return new Text("关闭 Terway 的 NetworkPolicy", "Turn off Terway's NetworkPolicy");
    }

    @Override
    public Text effect() {
        return new Text(
                "在 eni-config 的 data 下写入 disable_network_policy: \"true\"，再分批重启 Terway Pod；之后整个集群的网络策略都不再生效。",
                "Writes disable_network_policy: \"true\" under the data of eni-config, then restarts"
                        + " the Terway Pods in batches; afterwards no network policy of the cluster is"
                        + " enforced.");
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
        List<Permission> reads = new ArrayList<>(TerwayGate.reads());
        reads.add(Permission.listIn(Kinds.PODS, PluginDetection.SYSTEM));
        reads.addAll(PolicyInventory.reads());
        return reads;
    }

    @Override
    public List<Permission> writes() {
        List<Permission> writes =
                new ArrayList<>(Rights.edit(PluginDetection.SYSTEM, TerwayConf.NAME));
        writes.addAll(Rights.restart(PluginDetection.SYSTEM, "terway-eniip"));
        writes.addAll(Rights.restart(PluginDetection.SYSTEM, "terway"));
        return writes;
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        return switch (TerwayGate.of(reader)) {
            case TerwayGate.Closed(Finding why) -> Answers.of(why);
            case TerwayGate.Open(DaemonSet set, ConfigMap map) ->
                    pods(reader, set, map, Draft.of(this, reader, params));
        };
    }

    private static Proposal pods(ClusterReader reader, DaemonSet set, ConfigMap map, Draft draft) {
        String subject = PluginDetection.reference(set);
        return Reading.then(
                subject,
                TerwayPods.read(reader, set),
                pods -> new Ground(set, map, pods.own(), PolicySwitch.of(map)).look(reader, draft));
    }

    /// What was read of Terway itself.
    private record Ground(DaemonSet set, ConfigMap map, List<PodSeen> pods, PolicySwitch setting) {

        Proposal look(ClusterReader reader, Draft draft) {
            return image().or(this::done).orElseGet(() -> datapath(reader, draft));
        }

        /// A version that does not know the switch, or that cannot be told.
        private Optional<Proposal> image() {
            TerwayImage image = TerwayImage.of(set);
            boolean off = !image.belowFloor() || !setting.on();
            return image.finding(off).map(Answers::of);
        }

        private Optional<Proposal> done() {
            if (setting.on()) {
                return Optional.empty();
            }
            if (setting.changedAt().isEmpty()) {
                return Optional.of(
                        Answers.unknown(
                                "配置里已经关闭，但 API Server 没有记录 eni-config 的修改时间，无法判断 Terway Pod 是否已经用上。",
                                "It is turned off in the configuration, but the API server keeps no"
                                        + " time of change of eni-config; whether the Terway Pods took"
                                        + " it up cannot be told."));
            }
            return pods.stream().anyMatch(this::isStale)
                    ? Optional.empty()
                    : Optional.of(
                            Answers.nothingToDo(
                                    "NetworkPolicy 已经关闭，没有比这个设置更旧的 Terway Pod。",
                                    "NetworkPolicy is off already, and no Terway Pod is older than"
                                            + " the setting."));
        }

        private Proposal datapath(ClusterReader reader, Draft draft) {
            try {
                return nodes(reader, draft, TerwayConf.of(map));
            } catch (TerwayConf.Unparsable e) {
                return Answers.of(TerwayConf.unparsable(e));
            }
        }

        private Proposal nodes(ClusterReader reader, Draft draft, TerwayConf conf) {
            return Reading.then(
                    "Node",
                    reader.list(Kinds.NODES, Scope.EVERYWHERE),
                    nodes ->
                            policies(
                                    new Rollout(set, pods, NodeStates.of(nodes)),
                                    draft.warn(warnings(conf)),
                                    PolicyInventory.read(reader)));
        }

        private Proposal policies(Rollout all, Draft draft, PolicyInventory policies) {
            if (!policies.complete()) {
                return Answers.of(policies.unread().getFirst());
            }
            Rollout rollout = setting.on() ? all : all.only(this::isStale);
            Draft told = draft.warn(rollout.warnings()).downgrade(lost(policies));
            Optional<Proposal> foreign = setting.on() ? edit().obstacle() : Optional.empty();
            return foreign.or(rollout::obstacle)
                    .orElseGet(() ->
                            setting.on()
                                    ? told.warn(edit().pending(pods))
                                            .step(edit().put("true"))
                                            .step(rollout.restart())
                                            .owned(edit().ownership())
                                            .planned()
                                    : told.step(rollout.restart()).warn(onlyRestart()).planned());
        }

        private KeyEdit edit() {
            return new KeyEdit(map, PolicySwitch.KEY, TerwayImage.of(set).image());
        }

        private boolean isStale(PodSeen pod) {
            return setting.changedAt().filter(pod::startedBefore).isPresent();
        }

        private List<Text> warnings(TerwayConf conf) {
            List<Text> warnings = new ArrayList<>();
            if (conf.policyProvider().filter("ebpf"::equals).isPresent()) {
                warnings.add(
                        new Text(
                                "network_policy_provider 是 ebpf：这个开关也影响新节点的数据路径，已有节点不变，集群会变成两种数据路径混用。",
                                "network_policy_provider is ebpf: the switch also decides the data path"
                                        + " of new nodes, while existing ones keep theirs, so the"
                                        + " cluster ends up with two data paths."));
            }
            if (!setting.misplaced().isEmpty()) {
                String places = String.join(", ", setting.misplaced());
                warnings.add(
                        new Text(
                                places + " 里也写了这个开关，Terway 不读那里；这份计划写到 data 下，不动那里。",
                                "The switch was also written to "
                                        + places
                                        + ", where Terway does not look; this plan writes it under"
                                        + " data and leaves that alone."));
            }
            warnings.add(
                    new Text(
                            "Terway Pod 重启的几秒里，所在节点上新建的 Pod 拿不到地址，会自动重试。",
                            "For the seconds in which a Terway Pod restarts, new Pods on its node get"
                                    + " no address and are tried again."));
            return warnings;
        }

        private Text onlyRestart() {
            long stale = pods.stream().filter(this::isStale).count();
            return new Text(
                    "配置里已经关闭，但有 " + stale + " 个 Terway Pod 比它旧；这份计划只重启它们，不改配置。",
                    "It is turned off in the configuration, but Terway Pods that are older than it: "
                            + stale
                            + ". This plan only restarts them and changes no configuration.");
        }
    }

    /// What is lost, in the words that have to be confirmed.
    private static Text lost(PolicyInventory policies) {
        int total = policies.total();
        if (total == 0) {
            return new Text(
                    "集群里现在没有网络策略，所以当下不会少掉什么；但以后创建的网络策略都不会生效，也不会报错。",
                    "The cluster has no network policy now, so nothing is lost today; but policies"
                            + " created later have no effect, and nothing says so.");
        }
        String lines = String.join("; ", policies.lines().stream().limit(SHOWN).toList());
        return new Text(
                "安全降级：集群里有 " + total + " 条网络策略（" + lines + "），执行后全部不再生效，原来被挡住的访问会放开。",
                "This lowers security: network policies in the cluster, all of which stop being"
                        + " enforced, so that what they block is let through: "
                        + total
                        + " ("
                        + lines
                        + ").");
    }
}
