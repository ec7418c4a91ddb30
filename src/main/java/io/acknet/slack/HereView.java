package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Reply.Here;
import io.acknet.lang.Text;

/// Whether a topic applies to the cluster that is bound here, and since when that is known.
final class HereView {
    private HereView() {}

    static ObjectNode draw(Pen pen, Here here) {
        String at = Pen.time(here.readAt());
        return switch (here) {
            case Here.Judged judged ->
                    Blocks.section(
                            "%s *%s*\n%s"
                                    .formatted(
                                            Labels.icon(judged.verdict()),
                                            pen.say(judged(judged, at)),
                                            pen.mark(judged.headline())));
            case Here.OtherPlugin other ->
                    Blocks.section("➖ *" + pen.say(otherPlugin(other, at)) + "*");
        };
    }

    private static Text judged(Here.Judged judged, String at) {
        return switch (judged.verdict()) {
            case PROBLEM ->
                    new Text(
                            at + " 的检查在这个集群上发现了这个问题。",
                            "The check of " + at + " found this problem here.");
            case OK ->
                    new Text(
                            "这个集群在 " + at + " 检查过，正常。",
                            "This cluster was checked " + at + " and is OK.");
            case NOT_APPLICABLE ->
                    new Text(
                            "这不是这个集群的问题（" + at + " 检查）。",
                            "This is not this cluster's problem (checked " + at + ").");
            case UNKNOWN ->
                    new Text(
                            at + " 的检查无法判断这个集群有没有这个问题。",
                            "The check of " + at + " could not tell whether this cluster has it.");
        };
    }

    private static Text otherPlugin(Here.OtherPlugin other, String at) {
        String runs = other.runs().title();
        String only = other.only().title();
        return new Text(
                "这个集群使用 %s，而这个问题只出现在 %s 集群，所以与它无关（%s 读取）。".formatted(runs, only, at),
                "This cluster runs %s and the problem exists on %s only, so it is not yours (read %s)."
                        .formatted(runs, only, at));
    }
}
