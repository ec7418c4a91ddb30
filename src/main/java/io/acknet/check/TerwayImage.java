package io.acknet.check;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.Optional;

/// The image of Terway, and whether it can turn NetworkPolicy off.
public record TerwayImage(String daemonSet, String image) {
    /// The first image with the switch, by the release notes of 2020-01-10.
    static final String FLOOR = "v1.0.10.133-g001396b-aliyun";

    public static TerwayImage of(DaemonSet set) {
        return new TerwayImage(PluginDetection.reference(set), ImageTag.imageOf(set, "terway"));
    }

    public boolean belowFloor() {
        ImageTag floor = ImageTag.parse(FLOOR).orElseThrow();
        return tag().filter(tag -> tag.compareTo(floor) < 0).isPresent();
    }

    /// Terway's own releases lack the suffix that the rest of ACK's images have: `v1.5.6`.
    private Optional<ImageTag> tag() {
        String named = image.replaceAll("@.*", "");
        return ImageTag.of(named).or(() -> ImageTag.of(named + "-aliyun"));
    }

    String line() {
        return "image: " + image;
    }

    /// What is to be said of the image, if anything.
    ///
    /// @param off whether the configuration turns policies off
    public Optional<Finding> finding(boolean off) {
        if (belowFloor()) {
            return Optional.of(tooOld(off));
        }
        return off && tag().isEmpty() ? Optional.of(unknown()) : Optional.empty();
    }

    private Finding tooOld(boolean off) {
        return Finding.of(
                        "terway-too-old",
                        Verdict.PROBLEM,
                        daemonSet,
                        off
                                ? new Text(
                                        "Terway 镜像低于 "
                                                + FLOOR
                                                + "，不支持 disable_network_policy：配置里虽已关闭，NetworkPolicy 仍会生效。",
                                        "The Terway image is older than "
                                                + FLOOR
                                                + " and knows no disable_network_policy: policies"
                                                + " stay on although the configuration turns them"
                                                + " off.")
                                : new Text(
                                        "Terway 镜像低于 " + FLOOR + "，还不能关闭 NetworkPolicy，需要先升级。",
                                        "The Terway image is older than "
                                                + FLOOR
                                                + " and cannot turn NetworkPolicy off: upgrade"
                                                + " first."))
                .with(List.of(line()))
                .then(
                        new Text(
                                "先在控制台的组件管理里升级 Terway，再看这个开关。",
                                "Upgrade Terway in the console's add-ons first, then look at the"
                                        + " switch again."));
    }

    private Finding unknown() {
        return Finding.of(
                        "terway-version-unknown",
                        Verdict.UNKNOWN,
                        daemonSet,
                        new Text(
                                "无法判断 Terway 是否支持 disable_network_policy：从镜像标签看不出版本。",
                                "Cannot tell whether this Terway knows disable_network_policy: its"
                                        + " image tag shows no version."))
                .with(List.of(line()))
                .then(
                        new Text(
                                "在控制台的组件管理里查看 Terway 的版本，要求不低于 " + FLOOR + "。",
                                "See Terway's version in the console's add-ons; it must be "
                                        + FLOOR
                                        + " or later."));
    }
}
