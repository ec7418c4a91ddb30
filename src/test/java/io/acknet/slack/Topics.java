package io.acknet.slack;

import io.acknet.check.Finding;
import io.acknet.check.Params;
import io.acknet.check.Plugin;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.conversation.Command;
import io.acknet.conversation.Form;
import io.acknet.conversation.Reply;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Topics and reports to draw.
final class Topics {
    private static final String CURE_ZH =
            """
            1. 先确认节点上的值：

               ```
               cat /sys/class/net/cali1/brport/hairpin_mode
               ```
            2. 再改 `kube-flannel-cfg`：
               - 打开 **hairpin**
               - 保留 `cniVersion`
            3. 重建 Pod

            > 不要在高峰期操作。

            | 版本 | 说明 |
            | --- | --- |
            | v0.15 | 默认关闭 |
            | v0.20.1 | default on |
            """;

    private static final String CURE_EN =
            """
            1. Look at the node first:

               ```
               cat /sys/class/net/cali1/brport/hairpin_mode
               ```
            2. Then change `kube-flannel-cfg`:
               - turn **hairpin** on
               - keep `cniVersion`
            3. Recreate the Pods. See [the guide](https://example.com/guide?a=1&b=2).
            """;

    private Topics() {}

    static Topic hairpin() {
        return new Topic(
                "hairpin",
                Map.of(
                        Lang.ZH,
                        edition("Pod 访问自己的 Service 时好时坏", "请求恰好被转回自己时丢包。", CURE_ZH),
                        Lang.EN,
                        edition(
                                "A Pod cannot reach its own Service now and then",
                                "Packets that come back to their sender are dropped.",
                                CURE_EN)),
                Optional.of("hairpin"),
                List.of(),
                List.of("cni-version"),
                List.of(
                        new Topic.Source(
                                "Flannel 网络插件 <v2> & more",
                                "https://example.com/flannel?x=1&y=2",
                                "2024-05")));
    }

    /// Has more than a short answer shows.
    static Topic startDelay() {
        return new Topic(
                "pod-start-delay",
                Map.of(
                        Lang.ZH,
                        new Topic.Edition(
                                "Pod 启动后要等一会儿网络才通",
                                List.of(),
                                List.of(
                                        new Topic.Part(
                                                Topic.Kind.SYMPTOM, "Pod 已 Running，但网络稍后才通。"),
                                        new Topic.Part(Topic.Kind.CAUSE, "NetworkPolicy 是打开的。"),
                                        new Topic.Part(Topic.Kind.CURE, steps("先看配置：", "再改配置：")),
                                        new Topic.Part(Topic.Kind.WARNING, "- 会**降低安全性**。"),
                                        new Topic.Part(Topic.Kind.APPLIES, "Terway"))),
                        Lang.EN,
                        new Topic.Edition(
                                "The network of a new Pod works only after a while",
                                List.of(),
                                List.of(
                                        new Topic.Part(
                                                Topic.Kind.SYMPTOM, "Running, but no network."),
                                        new Topic.Part(Topic.Kind.CAUSE, "NetworkPolicy is on."),
                                        new Topic.Part(
                                                Topic.Kind.CURE,
                                                steps("Look first:", "Then change it:")),
                                        new Topic.Part(
                                                Topic.Kind.WARNING, "- It **lowers security**."),
                                        new Topic.Part(Topic.Kind.APPLIES, "Terway")))),
                Optional.of("pod-start-delay"),
                List.of(),
                List.of(),
                List.of());
    }

    private static String steps(String look, String change) {
        return "%s\n\n```\nkubectl get cm eni-config %s\n```\n\n%s\n\n```\nkubectl patch cm eni-config\n```\n"
                .formatted(look, "-o yaml ".repeat(30), change);
    }

    static Topic cniVersion() {
        return new Topic(
                "cni-version",
                Map.of(
                        Lang.ZH,
                        edition("节点 NotReady，报 cniVersion 缺失", "配置里没有 cniVersion。", "补上它。"),
                        Lang.EN,
                        edition(
                                "Nodes NotReady: no cniVersion",
                                "The configuration has no cniVersion.",
                                "Add it.")),
                Optional.of("cni-version"),
                List.of(),
                List.of(),
                List.of());
    }

    private static Topic.Edition edition(String title, String cause, String cure) {
        return new Topic.Edition(
                title,
                List.of(title),
                List.of(
                        new Topic.Part(Topic.Kind.CAUSE, cause),
                        new Topic.Part(Topic.Kind.CURE, cure)));
    }

    static Reply.CheckOffer offer() {
        return new Reply.CheckOffer(
                "hairpin",
                "production",
                new Text("kube-system 里的 ConfigMap 和 DaemonSet", "a ConfigMap and a DaemonSet"),
                List.of(Params.Key.POD, Params.Key.NAMESPACE),
                Command.RunCheck.once("hairpin", "prod-1", "uid-1", Map.of()));
    }

    static Reply.CheckOffer narrowed() {
        Reply.CheckOffer offer = offer();
        return new Reply.CheckOffer(
                offer.topicTitle(),
                offer.environment(),
                offer.reads(),
                offer.takes(),
                offer.run().on(Map.of("pod", "web/cart-0")));
    }

    static Form form(Lang lang) {
        Reply.CheckOffer offer = narrowed();
        return new Form(
                lang,
                new Text("限定检查范围", "Narrow the check down"),
                new Text(offer.topicTitle(), offer.topicTitle()),
                new Text("集群 *prod-1*。", "Cluster *prod-1*."),
                offer.takes().stream()
                        .map(key ->
                                new Form.Field(
                                        key.word(),
                                        key.title(),
                                        new Text(key.form(), key.form()),
                                        key.example(),
                                        offer.run().params().getOrDefault(key.word(), ""),
                                        Form.Size.OPTIONAL_LINE))
                        .toList(),
                new Text("执行检查", "Run the check"));
    }

    static Report report(int findings) {
        List<Finding> all =
                java.util.stream.IntStream.range(0, findings).mapToObj(Topics::finding).toList();
        return new Report(
                "hairpin",
                new ClusterIdentity("prod-1", "production", "uid-1", "v1.30.1-aliyun.1"),
                Verdict.PROBLEM,
                new Text("hairpinMode 没有打开。", "hairpinMode is off."),
                all,
                Instant.parse("2026-11-01T08:00:00Z"),
                Optional.of(Plugin.FLANNEL));
    }

    static Reply.AllOffer offerAll() {
        return new Reply.AllOffer(
                "production",
                List.of(offer(), offer(), offer()),
                new Command.RunAll("prod-1", "uid-1", false));
    }

    /// A check of a topic with this verdict.
    static Reply.Checked checked(Lang lang, Topic topic, Verdict verdict) {
        Report report = report(1);
        return new Reply.Checked(
                lang,
                topic,
                new Report(
                        report.check(),
                        report.cluster(),
                        verdict,
                        report.headline(),
                        report.findings(),
                        report.readAt(),
                        Optional.empty()),
                offer(),
                Optional.empty());
    }

    private static Finding finding(int number) {
        return new Finding(
                "hairpin-off",
                number == 0 ? Verdict.PROBLEM : Verdict.UNKNOWN,
                "kube-system/ConfigMap/kube-flannel-cfg-" + number,
                new Text("`hairpinMode` 是 false。", "`hairpinMode` is false."),
                List.of("\"hairpinMode\": false,", "<!channel> ```fence``` <@U123>\u202Egnp"),
                Optional.of(new Text("把它改成 true。", "Set it to true.")));
    }
}
