package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.Action;
import io.acknet.conversation.Command;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Reply.Binding;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What holds in this channel: its cluster, and what can be said here.
final class ChannelView {
    private ChannelView() {}

    static Message draw(Pen pen, Reply.StatusShown status) {
        List<ObjectNode> blocks = new ArrayList<>();
        String bound = bound(pen, status.binding());
        blocks.add(Blocks.section(bound));
        status.identity()
                .ifPresent(cluster ->
                        blocks.add(
                                Blocks.context(
                                        List.of(
                                                "Kubernetes " + Escape.inert(cluster.version()),
                                                "UID `" + Escape.inert(cluster.uid()) + "`"))));
        status.trouble()
                .ifPresent(trouble -> blocks.add(Blocks.section("⚠️ " + pen.mark(trouble))));
        if (!status.changes().isEmpty()) {
            blocks.add(
                    Blocks.section(
                            status.changes().stream()
                                    .map(pen::mark)
                                    .collect(Collectors.joining("\n"))));
        }
        blocks.add(Blocks.section(rights(pen, status)));
        blocks.add(Blocks.context(List.of(pen.mark(status.speaks()))));
        if (status.mayBind()) {
            blocks.add(Blocks.actions(buttons(pen, status)));
        }
        return Fit.message(bound, blocks);
    }

    private static List<ObjectNode> buttons(Pen pen, Reply.StatusShown status) {
        List<ObjectNode> buttons = new ArrayList<>();
        if (!status.clusters().isEmpty()) {
            buttons.add(bindButton(pen));
        }
        buttons.add(pen.button(pen.say(Labels.SETTINGS), new Command.AskManner(""), false));
        return buttons;
    }

    /// Opens the choice of clusters for the channel that the button stands in.
    static ObjectNode bindButton(Pen pen) {
        return pen.button(pen.say(Labels.BIND), new Command.AskBind(""), false);
    }

    static String bound(Pen pen, Optional<Binding> binding) {
        return binding.map(there -> bound(pen, there))
                .orElseGet(() -> pen.say(Labels.NOTHING_BOUND));
    }

    private static String bound(Pen pen, Binding binding) {
        String cluster = Escape.inert(binding.cluster());
        String environment = Escape.inert(binding.environment());
        String by = Pen.person(binding.by());
        String at = Pen.time(binding.at());
        return pen.say(
                new Text(
                        "本频道绑定的集群：*%s*（%s）。%s 于 %s 绑定。".formatted(cluster, environment, by, at),
                        "This channel's cluster: *%s* (%s). Bound by %s, %s."
                                .formatted(cluster, environment, by, at)));
    }

    private static String rights(Pen pen, Reply.StatusShown status) {
        Text may =
                status.mayBind()
                        ? new Text(
                                "你可以改变绑定：`/acknet bind <集群名>`、`/acknet unbind`。",
                                "You may change the binding: `/acknet bind <cluster>`, `/acknet unbind`.")
                        : new Text("你没有改变绑定的权限。", "You may not change the binding.");
        List<String> names = status.clusters().stream().map(Escape::inert).toList();
        Text known =
                names.isEmpty()
                        ? new Text("还没有配置集群。", "No cluster is configured yet.")
                        : new Text(
                                "已配置的集群：" + String.join("、", names),
                                "Configured clusters: " + String.join(", ", names));
        return pen.mark(may) + "\n" + pen.say(known);
    }

    static Message draw(Pen pen, Reply.HelpShown help) {
        List<ObjectNode> blocks = new ArrayList<>();
        help.opening().ifPresent(opening -> blocks.add(Blocks.section(pen.mark(opening))));
        blocks.add(Blocks.section(pen.mark(usage(help.mayBind()))));
        if (!help.may().isEmpty()) {
            blocks.add(Blocks.section(pen.mark(changes(help.may()))));
        }
        blocks.add(Blocks.context(List.of(bound(pen, help.binding()))));
        if (!help.topics().isEmpty()) {
            blocks.add(Blocks.section("*" + pen.say(Labels.TOPICS) + "*"));
            blocks.add(
                    Blocks.actions(
                            help.topics().stream()
                                    .map(topic -> pen.topicButton(topic, false))
                                    .toList()));
        }
        String text = help.opening().map(pen::mark).orElseGet(() -> pen.mark(usage(false)));
        return Fit.message(text, blocks);
    }

    /// What can be said of changes, by those who may.
    private static Text changes(Set<Action> may) {
        List<Text> lines = new ArrayList<>();
        lines.add(new Text("*变更集群*（要另一个人批准）：", "*Change the cluster* (another person approves):"));
        for (Action action : Action.values()) {
            if (may.contains(action)) {
                words(action).ifPresent(lines::add);
            }
        }
        lines.add(
                new Text(
                        "• `/acknet changes`、`/acknet change <编号>`：最近的变更、一张卡片；`/acknet why <编号>`：为什么不行",
                        "• `/acknet changes`, `/acknet change <id>`: the latest ones, one card; `/acknet why <id>`: what stands against it"));
        return new Text(
                lines.stream().map(Text::zh).collect(Collectors.joining("\n")),
                lines.stream().map(Text::en).collect(Collectors.joining("\n")));
    }

    private static Optional<Text> words(Action action) {
        return switch (action) {
            case REQUEST ->
                    Optional.of(
                            new Text(
                                    "• `/acknet fix <修复> [参数]`、`/acknet undo <编号>`：提出修复、提出撤销",
                                    "• `/acknet fix <fix> [parameters]`, `/acknet undo <id>`: propose it, or taking it back"));
            case APPROVE ->
                    Optional.of(
                            new Text(
                                    "• `/acknet approve <编号> <集群名>`：批准并执行",
                                    "• `/acknet approve <id> <cluster>`: approve and run it"));
            case DENY ->
                    Optional.of(
                            new Text(
                                    "• `/acknet deny <编号> <理由>`：否决",
                                    "• `/acknet deny <id> <reason>`: deny it"));
            case CONTINUE ->
                    Optional.of(
                            new Text(
                                    "• `/acknet continue <编号>`、`/acknet cancel <编号>`：停在半路的变更继续、到此为止",
                                    "• `/acknet continue <id>`, `/acknet cancel <id>`: have a halted one go on, or leave it there"));
            case STOP ->
                    Optional.of(
                            new Text(
                                    "• `/acknet stop [all][: 原因]`、`/acknet resume [all]`：急停、解除",
                                    "• `/acknet stop [all][: reason]`, `/acknet resume [all]`: the kill switch"));
            case BREAK_GLASS, CANCEL -> Optional.empty();
        };
    }

    private static Text usage(boolean mayBind) {
        Text all =
                new Text(
                        """
                        *直接提问就可以*，中文英文都行，也可以贴报错原文：
                        • `/acknet Pod 访问自己的 Service 时好时坏`（只有你看得到）
                        • `@acknet Pod 访问自己的 Service 时好时坏`（在频道里回复，讨论串里也可以用）
                        • `/acknet check <主题>`：只读检查本频道绑定的集群
                        • `/acknet hairpin pod web/cart-0`：只检查一个 Pod；也可以是 service、namespace
                        • `/acknet doctor-network`（`网络体检`）：一次执行全部检查
                        • `/acknet status`：本频道绑定的集群\
                        """,
                        """
                        *Just ask*, in English or Chinese, or paste the error itself:
                        • `/acknet why can a Pod not reach its own Service` (only you see it)
                        • `@acknet why can a Pod not reach its own Service` (answers in the channel, works in threads)
                        • `/acknet check <topic>`: a read-only check on this channel's cluster
                        • `/acknet hairpin pod web/cart-0`: of one Pod alone; a service or a namespace, too
                        • `/acknet doctor-network`: every check at once
                        • `/acknet status`: the cluster of this channel\
                        """);
        return mayBind
                ? new Text(
                        all.zh() + "\n• `/acknet bind <集群名>`、`/acknet unbind`：绑定、解绑集群",
                        all.en() + "\n• `/acknet bind <cluster>`, `/acknet unbind`")
                : all;
    }
}
