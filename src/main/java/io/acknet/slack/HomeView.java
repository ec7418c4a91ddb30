package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.Action;
import io.acknet.conversation.Command;
import io.acknet.conversation.Overview;
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
                    我从知识库里找答案，也可以对频道绑定的集群做只读检查，并给出证据。\
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

    private static final Text YOURS = new Text("*你的集群和权限*", "*Your clusters and rights*");
    private static final Text READ = new Text("检查（只读）", "check (read-only)");
    private static final Text NOTHING = new Text("无", "none");
    private static final Text RECENT = new Text("*你最近的回答*", "*Your latest answers*");
    private static final Text REVIEW = new Text("去处理", "Review them");
    private static final int TOPICS = 5;

    private HomeView() {}

    /// The same with the version of the program at its end.
    static ObjectNode signed(ObjectNode home, String version) {
        if (!version.isEmpty()) {
            home.withArray("blocks")
                    .add(Blocks.context(List.of("acknet " + Escape.inert(version))));
        }
        return home;
    }

    static ObjectNode draw(Pen pen, Overview overview, List<ChannelCluster> bindings) {
        Lang lang = pen.lang();
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header("acknet"));
        if (!overview.waiting().isEmpty()) {
            blocks.add(
                    Blocks.section(
                            ChangeLabels.WAITING_FOR_YOU.in(lang)
                                    + "\n"
                                    + cards(lang, overview.waiting())));
        }
        overview.gaps().stream()
                .filter(gaps -> gaps > 0)
                .forEach(gaps -> blocks.add(gaps(pen, gaps)));
        blocks.add(Blocks.section(Escape.mrkdwn(WHAT.in(lang))));
        blocks.add(Blocks.section(Escape.mrkdwn(HOW.in(lang))));
        if (!overview.recent().isEmpty()) {
            blocks.add(Blocks.section(pen.say(RECENT)));
            blocks.add(
                    Blocks.actions(
                            overview.recent().stream()
                                    .limit(TOPICS)
                                    .map(topic -> pen.topicButton(topic, false))
                                    .toList()));
        }
        if (!overview.clusters().isEmpty()) {
            blocks.add(Blocks.section(pen.say(YOURS) + "\n" + clusters(pen, overview)));
        }
        blocks.addAll(channels(pen, overview, bindings));
        blocks.add(Blocks.divider());
        blocks.add(Blocks.section(Escape.mrkdwn(WHAT.in(lang.other()))));
        blocks.add(Blocks.section(Escape.mrkdwn(HOW.in(lang.other()))));
        ObjectNode home = Blocks.object("home");
        home.set("blocks", Blocks.array(blocks));
        return home;
    }

    /// For those who may review.
    private static ObjectNode gaps(Pen pen, int gaps) {
        Text text =
                new Text(
                        "*%d 组问题还没有答好*，等待处理。".formatted(gaps),
                        "*Groups of questions without a good answer: %d.* They wait for a review."
                                .formatted(gaps));
        return Blocks.section(pen.say(text))
                .set("accessory", pen.button(pen.say(REVIEW), new Command.ListGaps(), false));
    }

    private static String clusters(Pen pen, Overview overview) {
        return overview.clusters().stream()
                .map(standing ->
                        "• *%s* (%s)%s%s"
                                .formatted(
                                        Escape.inert(standing.cluster()),
                                        Escape.inert(standing.environment()),
                                        pen.say(Labels.COLON),
                                        rights(pen, standing)))
                .collect(Collectors.joining("\n"));
    }

    private static String rights(Pen pen, Overview.Standing standing) {
        List<String> rights = new ArrayList<>();
        if (standing.mayCheck()) {
            rights.add(pen.say(READ));
        }
        for (Action action : Action.values()) {
            if (standing.may().contains(action)) {
                rights.add(pen.say(ChangeLabels.right(action)));
            }
        }
        return rights.isEmpty() ? pen.say(NOTHING) : String.join(pen.say(Labels.COMMA), rights);
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

    /// Those who may change what holds in a channel get a button for it.
    private static List<ObjectNode> channels(
            Pen pen, Overview overview, List<ChannelCluster> bindings) {
        List<ObjectNode> blocks = new ArrayList<>();
        if (!bindings.isEmpty()) {
            blocks.add(Blocks.section(pen.say(BOUND)));
        }
        for (ChannelCluster binding : bindings.subList(0, Math.min(BINDINGS, bindings.size()))) {
            ObjectNode section =
                    Blocks.section(
                            "• %s → %s (%s)"
                                    .formatted(
                                            channel(binding.channel()),
                                            Escape.inert(binding.cluster()),
                                            Escape.inert(binding.environment())));
            if (overview.mayBind()) {
                Command settings = new Command.AskManner(binding.channel());
                section.set("accessory", pen.button(pen.say(Labels.SETTINGS), settings, false));
            }
            blocks.add(section);
        }
        if (bindings.size() > BINDINGS) {
            blocks.add(Blocks.context(List.of("… +" + (bindings.size() - BINDINGS))));
        }
        return blocks;
    }

    /// Slack shows a channel's name only to those who can see the channel.
    private static String channel(String id) {
        return id.matches("[CG][A-Z0-9]{2,30}") ? "<#" + id + ">" : Escape.inert(id);
    }
}
