package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Reply;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;

/// What a channel reads when the bot has been added to it: what it does here, one question to try, and
/// the cluster.
final class WelcomeView {
    private static final Text WHAT =
            new Text(
                    """
                    *大家好，我回答 ACK 容器网络的问题。*
                    @ 我提问，我从知识库里找答案；频道绑定集群之后，还可以在这里做只读检查，并给出证据。没有人叫我时，我不会插话。\
                    """,
                    """
                    *Hello. I answer questions about container networking on ACK.*
                    Mention me with a question and I look it up in the knowledge base. With a cluster bound to this channel, I can run read-only checks on it and show the evidence. I speak when I am spoken to.\
                    """);

    private static final Text TRY =
            new Text(
                    "比如：`@acknet Pod 访问自己的 Service 时好时坏`。`/acknet help` 列出我能做的事。",
                    "Try: `@acknet why can a Pod not reach its own Service`. `/acknet help` lists all I can do.");

    private static final Text UNBOUND =
            new Text(
                    "本频道还没有绑定集群。有权限的同事可以点下面的按钮，或者执行 `/acknet bind <集群名>`。",
                    "No cluster is bound to this channel yet. Those with the right can press the button below or run `/acknet bind <cluster>`.");

    private WelcomeView() {}

    static Message draw(Pen pen, Reply.Welcomed welcomed) {
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.section(pen.mark(WHAT)));
        blocks.add(Blocks.section(pen.mark(TRY)));
        if (welcomed.binding().isPresent()) {
            blocks.add(Blocks.context(List.of(ChannelView.bound(pen, welcomed.binding()))));
        } else {
            blocks.add(Blocks.context(List.of(pen.mark(UNBOUND))));
            blocks.add(Blocks.actions(List.of(ChannelView.bindButton(pen))));
        }
        return Fit.message(pen.mark(WHAT), blocks);
    }
}
