package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.store.ChannelCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The app's home tab, in the person's language with the other one below.
final class HomeView {
    private static final int BINDINGS = 10;

    private static final Text WHAT =
            new Text(
                    """
                    *ACK 容器网络问题，问我就行。*
                    我从知识库里找答案，并且可以在频道绑定的集群上做只读检查，把证据摆出来。\
                    """,
                    """
                    *Ask me about container networking on ACK.*
                    I answer from the knowledge base, and can run read-only checks on the channel's cluster and show the evidence.\
                    """);

    private static final Text HOW =
            new Text(
                    """
                    *试试看*
                    • 在频道里：`@acknet Pod 访问自己的 Service 时好时坏`
                    • 只给自己看：`/acknet Pod 访问自己的 Service 时好时坏`
                    • 在“消息”页直接问我
                    • `/acknet help`：全部主题\
                    """,
                    """
                    *Try it*
                    • In a channel: `@acknet why can a Pod not reach its own Service`
                    • For your eyes only: `/acknet why can a Pod not reach its own Service`
                    • Or just write to me in the Messages tab
                    • `/acknet help`: every topic\
                    """);

    private static final Text BOUND = new Text("*已绑定集群的频道*", "*Channels with a cluster*");

    private HomeView() {}

    /// The same with the version of the program at its end.
    static ObjectNode signed(ObjectNode home, String version) {
        if (!version.isEmpty()) {
            home.withArray("blocks")
                    .add(Blocks.context(List.of("acknet " + Escape.inert(version))));
        }
        return home;
    }

    /// @param waiting for the approval of the one whose tab it is
    static ObjectNode draw(
            Lang lang, List<Reply.ChangeCard> waiting, List<ChannelCluster> bindings) {
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header("acknet"));
        if (!waiting.isEmpty()) {
            blocks.add(
                    Blocks.section(
                            ChangeLabels.WAITING_FOR_YOU.in(lang) + "\n" + cards(lang, waiting)));
        }
        blocks.add(Blocks.section(Escape.mrkdwn(WHAT.in(lang))));
        blocks.add(Blocks.section(Escape.mrkdwn(HOW.in(lang))));
        if (!bindings.isEmpty()) {
            blocks.add(Blocks.section(BOUND.in(lang) + "\n" + channels(bindings)));
        }
        blocks.add(Blocks.divider());
        blocks.add(Blocks.section(Escape.mrkdwn(WHAT.in(lang.other()))));
        blocks.add(Blocks.section(Escape.mrkdwn(HOW.in(lang.other()))));
        ObjectNode home = Blocks.object("home");
        home.set("blocks", Blocks.array(blocks));
        return home;
    }

    private static String cards(Lang lang, List<Reply.ChangeCard> waiting) {
        return waiting.stream()
                .map(card -> {
                    var request = card.change().request();
                    return "• `%s` *%s* · %s (%s) · %s · %s"
                            .formatted(
                                    Escape.inert(request.handle()),
                                    Escape.mrkdwn(card.title().in(lang)),
                                    Escape.inert(request.plan().cluster().name()),
                                    Escape.inert(request.plan().cluster().environment()),
                                    Pen.person(request.requester().user()),
                                    channel(request.where().channel()));
                })
                .collect(Collectors.joining("\n"));
    }

    private static String channels(List<ChannelCluster> bindings) {
        List<String> lines = new ArrayList<>();
        bindings.stream()
                .limit(BINDINGS)
                .forEach(binding ->
                        lines.add(
                                "• %s → %s (%s)"
                                        .formatted(
                                                channel(binding.channel()),
                                                Escape.inert(binding.cluster()),
                                                Escape.inert(binding.environment()))));
        if (bindings.size() > BINDINGS) {
            lines.add("… +" + (bindings.size() - BINDINGS));
        }
        return String.join("\n", lines);
    }

    /// Slack shows a channel's name only to those who can see the channel.
    private static String channel(String id) {
        return id.matches("[CG][A-Z0-9]{2,30}") ? "<#" + id + ">" : Escape.inert(id);
    }
}
