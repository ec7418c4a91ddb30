package io.acknet.slack;

import io.acknet.change.Action;
import io.acknet.conversation.Reply;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Every command, each for those who may use it.
final class HelpWords {
    static final Text USAGE =
            new Text(
                    """
                    *直接提问就可以*，中文英文都行，也可以贴日志、`kubectl describe` 或报错原文：
                    • `/acknet Pod 访问自己的 Service 时好时坏`（只有你看得到，可以再分享到频道）
                    • `@acknet Pod 访问自己的 Service 时好时坏`（在频道里回复；讨论串里追问不用再 @）
                    • 消息菜单里的“Ask acknet about this”：拿那条消息来问
                    • `/acknet check <主题>`：只读检查本频道绑定的集群
                    • `/acknet hairpin pod web/cart-0`：只检查一个 Pod；也可以是 service、namespace
                    • `/acknet doctor-network`（`网络体检`）：一次执行全部检查
                    • `/acknet status`：本频道绑定的集群和设置；`/acknet help`：这份说明\
                    """,
                    """
                    *Just ask*, in English or Chinese, or paste a log, `kubectl describe` or the error itself:
                    • `/acknet why can a Pod not reach its own Service` (only you see it, and can share it)
                    • `@acknet why can a Pod not reach its own Service` (answers in the channel; what follows in the thread needs no mention)
                    • “Ask acknet about this” in the menu of a message: asks with its words
                    • `/acknet check <topic>`: a read-only check on this channel's cluster
                    • `/acknet hairpin pod web/cart-0`: of one Pod alone; a service or a namespace, too
                    • `/acknet doctor-network`: every check at once
                    • `/acknet status`: the cluster and the settings of this channel; `/acknet help`: this\
                    """);

    private static final Text CHANNEL =
            new Text(
                    """
                    *本频道*：
                    • `/acknet bind <集群名>`、`/acknet unbind`：绑定、解绑集群
                    • `/acknet settings`：看设置；`/acknet language zh|en|auto`、`/acknet detail short|full`、`/acknet digest on|off`：改语言、详细程度、每日变更摘要\
                    """,
                    """
                    *This channel*:
                    • `/acknet bind <cluster>`, `/acknet unbind`: its cluster
                    • `/acknet settings` shows, and `/acknet language zh|en|auto`, `/acknet detail short|full`, `/acknet digest on|off` change language, level of detail, daily digest of changes\
                    """);

    private static final Text REVIEW =
            new Text(
                    "*知识库*：\n• `/acknet gaps`：没有答好的问题；`/acknet drafts`：主题草稿；消息菜单里的“Save as a topic draft”：把好的回复存成草稿",
                    "*The knowledge*:\n• `/acknet gaps`: questions without a good answer; `/acknet drafts`: drafts of topics; “Save as a topic draft” in the menu of a message keeps a good reply");

    private HelpWords() {}

    /// What not everybody may.
    static List<Text> more(Reply.HelpShown help) {
        List<Text> more = new ArrayList<>();
        if (!help.may().isEmpty()) {
            more.add(changes(help.may()));
        }
        if (help.mayReview()) {
            more.add(REVIEW);
        }
        if (help.mayBind()) {
            more.add(CHANNEL);
        }
        return more;
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
                        "• `/acknet changes`、`/acknet change <编号>`：列出最近的变更、查看一张卡片；`/acknet why <编号>`：为什么不行",
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
}
