package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topic `hairpin`: can a Pod reach itself through its own Service?
///
/// 1. Only Flannel has the problem; its configuration must be readable.
/// 2. Is hairpin on where Flannel looks for it?
/// 3. Does the init container write the configuration to a file that fits, is the image new enough,
///    and did each Flannel Pod start after the last change?
/// 4. Off: which Services are at risk? On: which of their Pods are older than the change and still lack
///    it?
public final class HairpinCheck implements Check {
    /// The first image that allows hairpin, by the FAQ's edition of 2026.
    static final String FLOOR = "v0.15.1.4-e02c8f12-aliyun";

    @Override
    public String id() {
        return "hairpin";
    }

    @Override
    public Text title() {
        return new Text("Pod 经由自己的 Service 访问自己", "A Pod reaching itself through its own Service");
    }

    @Override
    public Text reading() {
        return new Text(
                "Flannel 的 DaemonSet、ConfigMap kube-flannel-cfg 和 Pod，以及 Service、EndpointSlice 和 Pod 的列表",
                "Flannel's DaemonSet, its ConfigMap kube-flannel-cfg and its Pods, and the lists of"
                        + " Services, EndpointSlices and Pods");
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(FlannelGate.reads());
        reads.addAll(SelfCalls.reads());
        return reads;
    }

    @Override
    public Optional<Plugin> only() {
        return Optional.of(Plugin.FLANNEL);
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of(Params.Key.POD, Params.Key.SERVICE, Params.Key.NAMESPACE);
    }

    @Override
    public void accept(Params params) {
        if (params.keys().size() > 1) {
            throw new BadRequest(
                    new Text(
                            "pod、service、namespace 三个参数只能给一个",
                            "give only one of the parameters pod, service and namespace"));
        }
    }

    @Override
    public List<Finding> run(ClusterReader reader, Params params) {
        return switch (FlannelGate.of(reader)) {
            case FlannelGate.Closed(Finding why) -> List.of(why);
            case FlannelGate.Open open ->
                    switch (HairpinScope.of(reader, params)) {
                        case HairpinScope.Outside(Finding why) -> List.of(why);
                        case HairpinScope.Unseen unseen -> look(reader, open, unseen);
                        case HairpinScope.Inside inside -> look(reader, open, inside);
                    };
        };
    }

    private static List<Finding> look(
            ClusterReader reader, FlannelGate.Open open, HairpinScope scope) {
        HairpinSetting setting = HairpinSetting.of(open.conf());
        List<Finding> findings = new ArrayList<>();
        findings.add(setting.finding(open));
        open.target()
                .flatMap(target -> target.mismatch(open.conf(), open.setReference()))
                .ifPresent(findings::add);
        imageBelowFloor(open).or(() -> imageUntold(open)).ifPresent(findings::add);
        switch (FlannelPods.read(reader, open.flannel())) {
            case Read.Found<FlannelPods>(FlannelPods pods, var _) ->
                    findings.addAll(pods(open, pods, scope, setting));
            case Read.Absent<FlannelPods> absent ->
                    findings.add(CannotTell.absent(open.setReference(), absent));
            case Read.Unreadable<FlannelPods> unreadable ->
                    findings.add(CannotTell.unreadable(open.setReference(), unreadable));
        }
        return findings;
    }

    private static List<Finding> pods(
            FlannelGate.Open open, FlannelPods pods, HairpinScope scope, HairpinSetting setting) {
        List<Finding> findings = new ArrayList<>();
        pods.stale(open).ifPresent(findings::add);
        pods.tooFew(open.flannel()).ifPresent(findings::add);
        pods.notInstalled(open.setReference()).ifPresent(findings::add);
        switch (scope) {
            case HairpinScope.Inside inside when setting == HairpinSetting.ON ->
                    findings.addAll(new HairpinUptake(open, pods).of(inside));
            case HairpinScope.Inside inside -> findings.add(HairpinRisk.of(open, inside.exposed()));
            case HairpinScope.Outside(Finding why) -> findings.add(why);
            case HairpinScope.Unseen(Finding why) -> findings.add(why);
        }
        return findings;
    }

    /// An image by digest alone, or by a tag such as `latest`, may be any version. The floor is of ACK's
    /// builds; upstream's, with tags such as `v0.25.1`, have no such limit.
    private static Optional<Finding> imageUntold(FlannelGate.Open open) {
        boolean told = ImageTag.of(open.image()).isPresent() || ImageTag.isRelease(open.image());
        return told
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "flannel-version-unknown",
                                        Verdict.UNKNOWN,
                                        open.setReference(),
                                        new Text(
                                                "无法判断：从 Flannel 镜像看不出版本；低于 "
                                                        + FLOOR
                                                        + " 的 ACK 版本不允许 hairpin。",
                                                "Cannot tell: Flannel's image shows no version, and ACK's"
                                                        + " versions older than "
                                                        + FLOOR
                                                        + " do not allow hairpin."))
                                .with(List.of("image: " + open.image()))
                                .then(
                                        new Text(
                                                "在控制台的组件管理里查看 Flannel 的版本。",
                                                "See Flannel's version in the console's add-ons.")));
    }

    /// Not proof that hairpin is off, since older images have been seen with it on: it is not known.
    public static Optional<Finding> imageBelowFloor(FlannelGate.Open open) {
        ImageTag floor = ImageTag.parse(FLOOR).orElseThrow();
        return ImageTag.of(open.image())
                .filter(tag -> tag.compareTo(floor) < 0)
                .map(_ ->
                        Finding.of(
                                        "flannel-below-hairpin-floor",
                                        Verdict.UNKNOWN,
                                        open.setReference(),
                                        new Text(
                                                "Flannel 镜像低于 "
                                                        + FLOOR
                                                        + "；官方文档说这样的版本不允许 hairpin，即使配置里打开也可能不生效。",
                                                "The Flannel image is older than "
                                                        + FLOOR
                                                        + "; by the official documentation such"
                                                        + " a version does not allow hairpin,"
                                                        + " even if it is configured."))
                                .with(List.of("image: " + open.image()))
                                .then(
                                        new Text(
                                                "先在控制台的组件管理里升级 Flannel。",
                                                "Upgrade Flannel in the console's add-ons"
                                                        + " first.")));
    }
}
