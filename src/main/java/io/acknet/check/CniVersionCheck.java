package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topic `cni-version`: are nodes NotReady, or will they be, because Flannel's configuration names no
/// CNI version?
///
/// 1. Only Flannel has the problem; its configuration must be readable.
/// 2. Does the root of `cni-conf.json` name a version, and is any kubelet new enough to insist?
/// 3. Does the init container write it to a file that fits, and did each Flannel Pod start after the
///    last change and come up?
/// 4. Which nodes are NotReady for want of a CNI configuration, and which for another reason?
final class CniVersionCheck implements Check {
    /// How kubectl names itself when it changes part of an object. An `apply` brings a whole manifest.
    private static final Set<String> BY_HAND =
            Set.of("kubectl-set", "kubectl-edit", "kubectl-patch");

    @Override
    public String id() {
        return "cni-version";
    }

    @Override
    public Text title() {
        return new Text(
                "手动升级 Flannel 后节点 NotReady（cniVersion）",
                "Nodes NotReady after Flannel was upgraded by hand (cniVersion)");
    }

    @Override
    public Text reading() {
        return new Text(
                "Flannel 的 DaemonSet、ConfigMap kube-flannel-cfg 和 Pod，以及所有节点的状态与版本",
                "Flannel's DaemonSet, its ConfigMap kube-flannel-cfg and its Pods, and the state and"
                        + " versions of all nodes");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(FlannelGate.reads());
        reads.add(Permission.listIn(Kinds.PODS, PluginDetection.SYSTEM));
        reads.add(Permission.listIn(Kinds.PODS, PluginDetection.UPSTREAM_FLANNEL));
        return reads;
    }

    @Override
    public Optional<Plugin> only() {
        return Optional.of(Plugin.FLANNEL);
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of();
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        return switch (FlannelGate.of(reader)) {
            case FlannelGate.Closed(Finding why) -> List.of(why);
            case FlannelGate.Open open -> look(reader, open);
        };
    }

    private static List<Finding> look(ClusterReader reader, FlannelGate.Open open) {
        return switch (reader.list(Kinds.NODES, Scope.EVERYWHERE)) {
            case Read.Found<List<Node>>(List<Node> nodes, var _) ->
                    look(reader, open, NodeStates.of(nodes));
            case Read.Absent<List<Node>> absent -> List.of(CannotTell.absent("Node", absent));
            case Read.Unreadable<List<Node>> unreadable ->
                    List.of(CannotTell.unreadable("Node", unreadable));
        };
    }

    private static List<Finding> look(
            ClusterReader reader, FlannelGate.Open open, NodeStates nodes) {
        List<Finding> findings = new ArrayList<>();
        Finding setting = new CniVersionFinding(open, nodes).get();
        findings.add(setting);
        open.target()
                .flatMap(target -> target.mismatch(open.conf(), open.setReference()))
                .ifPresent(findings::add);
        switch (FlannelPods.read(reader, open.flannel())) {
            case Read.Found<FlannelPods>(FlannelPods pods, var _) -> {
                FlannelPods heard = pods.notOn(nodes.silent());
                uptake(open, heard, nodes).ifPresent(findings::add);
                heard.notReady(open.setReference()).ifPresent(findings::add);
                pods.tooFew(open.flannel()).ifPresent(findings::add);
            }
            case Read.Absent<FlannelPods> absent ->
                    findings.add(CannotTell.absent(open.setReference(), absent));
            case Read.Unreadable<FlannelPods> unreadable ->
                    findings.add(CannotTell.unreadable(open.setReference(), unreadable));
        }
        boolean explained = Verdict.of(findings) == Verdict.PROBLEM;
        nodes.withoutCni(explained).ifPresent(findings::add);
        nodes.untold().ifPresent(findings::add);
        nodes.otherTrouble().ifPresent(findings::add);
        handEdit(open, setting.verdict()).ifPresent(findings::add);
        return findings;
    }

    /// Whether the nodes have this very configuration matters where it is right and a kubelet validates
    /// it; where it is wrong, it is wrong on a node sooner or later.
    private static Optional<Finding> uptake(
            FlannelGate.Open open, FlannelPods pods, NodeStates nodes) {
        boolean matters =
                !CniVersionSetting.of(open.conf()).isLacking()
                        && (nodes.validating() > 0 || nodes.anyVersionUnknown());
        return matters ? pods.uptake(open) : pods.stale(open);
    }

    /// The image was set with kubectl: so the configuration of the add-on was not upgraded with it. That
    /// is how a `cniVersion` comes to be missing, and no problem where it is not.
    private static Optional<Finding> handEdit(FlannelGate.Open open, Verdict setting) {
        return FieldOwners.last(
                        open.flannel().main().getMetadata(),
                        "f:spec",
                        "f:template",
                        "f:spec",
                        "f:containers",
                        "k:{\"name\":\"kube-flannel\"}",
                        "f:image")
                .filter(owner -> BY_HAND.contains(owner.manager()))
                .map(owner ->
                        Finding.of(
                                        "flannel-image-set-by-hand",
                                        setting == Verdict.PROBLEM ? Verdict.PROBLEM : Verdict.OK,
                                        open.setReference(),
                                        new Text(
                                                "Flannel 镜像是用 kubectl 手动修改的，配置没有随组件一起升级。",
                                                "The Flannel image was set by hand with kubectl;"
                                                        + " the configuration was not upgraded"
                                                        + " with it."))
                                .with(
                                        List.of(
                                                "image: " + open.image(),
                                                "set by " + owner.manager() + " at " + owner.at()))
                                .then(
                                        new Text(
                                                "以后在控制台的组件管理里升级 Flannel，不要手动改镜像。",
                                                "From now on upgrade Flannel in the console's add-ons; do"
                                                        + " not set its image by hand.")));
    }
}
