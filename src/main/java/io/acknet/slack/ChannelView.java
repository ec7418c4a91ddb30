package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Command;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Reply.Binding;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                                "你可以用 `/acknet bind <集群名>` 换绑，用 `/acknet unbind` 解绑。",
                                "You may change the binding: `/acknet bind <cluster>`, `/acknet unbind`.")
                        : new Text("你没有绑定集群的权限。", "You may not change the binding.");
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
        blocks.add(Blocks.section(pen.mark(HelpWords.USAGE)));
        HelpWords.more(help).forEach(text -> blocks.add(Blocks.section(pen.mark(text))));
        blocks.add(Blocks.context(List.of(bound(pen, help.binding()))));
        if (!help.topics().isEmpty()) {
            blocks.add(Blocks.section("*" + pen.say(Labels.TOPICS) + "*"));
            blocks.add(
                    Blocks.actions(
                            help.topics().stream()
                                    .map(topic -> pen.topicButton(topic, false))
                                    .toList()));
        }
        String text = help.opening().map(pen::mark).orElseGet(() -> pen.mark(HelpWords.USAGE));
        return Fit.message(text, blocks);
    }
}
