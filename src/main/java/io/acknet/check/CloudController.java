package io.acknet.check;

import io.acknet.cluster.PodSeen;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The cloud controller manager (CCM) of a dedicated cluster, which writes the VPC's routes.
///
/// @param pods those that its DaemonSet controls
public record CloudController(DaemonSet set, List<PodSeen> pods) {
    public static final String NAME = "cloud-controller-manager";

    /// By the documentation of 2021 the version must be later than this one.
    private static final String ABOVE = "v1.9.3.86-g4454991-aliyun";

    /// By the edition of 2025-04-16 it must be this one or later.
    private static final String FLOOR = "v1.9.3.105-gfd4e547-aliyun";

    public CloudController {
        pods = List.copyOf(pods);
    }

    public static Optional<DaemonSet> among(List<DaemonSet> system) {
        return system.stream().filter(set -> set.getMetadata().getName().equals(NAME)).findFirst();
    }

    public static CloudController of(DaemonSet set, List<PodSeen> system) {
        String uid = set.getMetadata().getUid();
        return new CloudController(
                set,
                system.stream()
                        .filter(pod -> pod.controllerUid().filter(uid::equals).isPresent())
                        .toList());
    }

    /// Whether this version takes several tables.
    public Finding version() {
        Optional<ImageTag> tag = ImageTag.of(image());
        if (tag.isEmpty()) {
            return finding("ccm-version-unknown", Verdict.UNKNOWN, unknownVersion())
                    .then(
                            new Text(
                                    "在控制台的组件管理里查看 Cloud Controller Manager 的版本。",
                                    "See the version of Cloud Controller Manager in the console's add-ons."));
        }
        if (tag.get().compareTo(parsed(FLOOR)) >= 0) {
            return finding("ccm-version-fits", Verdict.OK, fits());
        }
        return tag.get().compareTo(parsed(ABOVE)) > 0
                ? finding("ccm-below-newer-floor", Verdict.UNKNOWN, between()).then(upgrade())
                : finding("ccm-too-old", Verdict.PROBLEM, tooOld()).then(upgrade());
    }

    /// It reads its configuration when it starts. What keeps the present one from being in use, or from
    /// being known to be.
    ///
    /// @param changed empty where the API server does not tell
    Optional<Finding> uptake(Optional<Instant> changed) {
        if (changed.isEmpty()) {
            return Optional.of(
                    uncertain(
                            "config-age-unknown",
                            new Text(
                                    "无法判断 CCM 用的是不是这份 cloud-config：API Server 没有记录它的修改时间。",
                                    "Cannot tell whether the CCM uses this cloud-config: the API server keeps"
                                            + " no time of its change.")));
        }
        return olderThan(changed.get()).or(this::startUnknown);
    }

    private Optional<Finding> startUnknown() {
        boolean known =
                !pods.isEmpty() && pods.stream().allMatch(pod -> pod.startTime().isPresent());
        return known
                ? Optional.empty()
                : Optional.of(
                        uncertain(
                                "ccm-start-unknown",
                                new Text(
                                        "无法判断 CCM 用的是不是这份 cloud-config：没有看到它的 Pod，或者 Pod 没有启动时间。",
                                        "Cannot tell whether the CCM uses this cloud-config: none of its Pods"
                                                + " was seen, or they have no start time.")));
    }

    private Finding uncertain(String id, Text summary) {
        return Finding.of(id, Verdict.UNKNOWN, reference(), summary)
                .with(pods.stream().map(PodSeen::line).toList())
                .then(restart());
    }

    private Optional<Finding> olderThan(Instant changed) {
        List<String> stale =
                pods.stream().filter(pod -> pod.startedBefore(changed)).map(PodSeen::line).toList();
        if (stale.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines =
                Stream.concat(Stream.of("cloud-config.conf changed: " + changed), stale.stream())
                        .toList();
        return Optional.of(
                Finding.of("ccm-not-restarted", Verdict.PROBLEM, reference(), notRestarted(stale))
                        .with(lines)
                        .then(restart()));
    }

    String reference() {
        return PluginDetection.reference(set);
    }

    static Text restart() {
        return new Text(
                "逐个删除 app=cloud-controller-manager 的 Pod，等新 Pod 就绪后再删下一个，然后看节点是否变为 RouteCreated。",
                "Delete the Pods labelled app=cloud-controller-manager one at a time, each after the"
                        + " last one's successor is Ready; then see the nodes turn to RouteCreated.");
    }

    public String image() {
        return ImageTag.imageOf(set, NAME);
    }

    private Finding finding(String id, Verdict verdict, Text summary) {
        return Finding.of(id, verdict, reference(), summary).with(List.of("image: " + image()));
    }

    private Text notRestarted(List<String> stale) {
        return new Text(
                pods.size()
                        + " 个 CCM Pod 中有 "
                        + stale.size()
                        + " 个在 cloud-config 最后一次修改之前启动，还在用旧配置。",
                "CCM Pods that started before cloud-config was last changed, and still use the old"
                        + " one: "
                        + stale.size()
                        + " of "
                        + pods.size()
                        + ".");
    }

    private static Text fits() {
        return new Text("CCM 的版本支持多路由表。", "This version of the CCM takes several route tables.");
    }

    private static Text unknownVersion() {
        return new Text(
                "无法判断：看不出 CCM 的版本，多路由表要求不低于 " + FLOOR + "。",
                "Cannot tell: the CCM's version is not to be seen; several route tables need "
                        + FLOOR
                        + " or later.");
    }

    private static Text between() {
        return new Text(
                "无法判断：这个 CCM 版本符合旧文档的要求（高于 " + ABOVE + "），但低于新文档的要求（" + FLOOR + "）。",
                "Cannot tell: this CCM is later than "
                        + ABOVE
                        + ", as the older documentation asks, but earlier than "
                        + FLOOR
                        + ", as the newer one does.");
    }

    private static Text tooOld() {
        return new Text(
                "CCM 版本过低，不支持多路由表：需要高于 " + ABOVE + "，新文档要求不低于 " + FLOOR + "。",
                "The CCM is too old for several route tables: it must be later than "
                        + ABOVE
                        + ", and by the newer documentation "
                        + FLOOR
                        + " or later.");
    }

    private static Text upgrade() {
        return new Text(
                "在 ACK 控制台的组件管理里升级 Cloud Controller Manager。",
                "Upgrade the Cloud Controller Manager in the console's add-ons.");
    }

    private static ImageTag parsed(String tag) {
        return ImageTag.parse(tag).orElseThrow();
    }
}
