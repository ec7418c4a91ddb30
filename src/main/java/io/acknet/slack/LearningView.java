package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Command;
import io.acknet.conversation.Reply;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Text;
import io.acknet.learn.Cluster;
import io.acknet.learn.Opinion;
import io.acknet.store.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was learned from use, and what a reviewer can make of it.
final class LearningView {
    /// Two blocks each and a line between: well below the 50 blocks of a message.
    private static final int CLUSTERS = 12;

    private static final int DRAFTS = 15;
    private static final int EXAMPLES = 3;
    private static final int QUESTION_CHARS = 200;

    private static final Text GAPS = new Text("没有答好的问题", "Questions without a good answer");
    private static final Text NO_GAPS =
            new Text("目前没有未答好的问题。", "There is no question without a good answer.");
    private static final Text DRAFTS_TITLE = new Text("主题草稿", "Topic drafts");
    private static final Text NO_DRAFTS =
            new Text(
                    "目前没有草稿。可以从 `/acknet gaps` 新建，或在消息菜单里选“存为主题草稿”。",
                    "There is no draft. Make one from `/acknet gaps`, or with “Save as a topic draft” in a message's menu.");
    private static final Text NO_ANSWER = new Text("还没有写回答", "No answer written yet");
    private static final Text TEACH = new Text("加到主题…", "Add to a topic…");
    private static final Text DRAFT = new Text("新主题草稿…", "New topic draft…");
    private static final Text DISMISS = new Text("忽略", "Dismiss");
    private static final Text EDIT = new Text("修改…", "Edit…");
    private static final Text PUBLISH = new Text("测试并发布", "Test and publish");
    private static final Text DISCARD = new Text("删除", "Delete");
    private static final Text HELPFUL = new Text("👍 有用", "👍 Helpful");
    private static final Text UNHELPFUL = new Text("👎 没用", "👎 Not helpful");
    private static final Text RIGHT = new Text("✅ 就是这个", "✅ This is it");
    private static final Text WRONG = new Text("👎 不是这个", "👎 Not this");

    private LearningView() {}

    /// The row under an answer.
    static ObjectNode feedback(Pen pen, Topic topic, Reply.Feedback feedback) {
        boolean suggested = feedback.suggested();
        return Blocks.actions(
                List.of(
                        judge(
                                pen,
                                suggested ? RIGHT : HELPFUL,
                                topic,
                                feedback,
                                suggested ? Opinion.RIGHT : Opinion.HELPFUL),
                        judge(
                                pen,
                                suggested ? WRONG : UNHELPFUL,
                                topic,
                                feedback,
                                Opinion.UNHELPFUL)));
    }

    private static ObjectNode judge(
            Pen pen, Text label, Topic topic, Reply.Feedback feedback, Opinion opinion) {
        Command command = new Command.Judge(feedback.ask(), topic.id(), opinion);
        return pen.button(pen.say(label), command, false);
    }

    static Message draw(Pen pen, Reply.GapsListed listed) {
        if (listed.clusters().isEmpty()) {
            String none = pen.mark(NO_GAPS);
            return Fit.message(none, List.of(Blocks.section(none)));
        }
        int all = listed.clusters().size();
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header(pen.say(GAPS)));
        listed.clusters().stream()
                .limit(CLUSTERS)
                .forEach(cluster -> blocks.addAll(cluster(pen, cluster)));
        if (all > CLUSTERS) {
            Text more =
                    new Text(
                            "还有 %d 组；处理完上面的就会出现，`acknet gaps` 列出全部。".formatted(all - CLUSTERS),
                            "%d more groups; they come up as these are dealt with. `acknet gaps` lists all."
                                    .formatted(all - CLUSTERS));
            blocks.add(Blocks.context(List.of(pen.mark(more))));
        }
        return Fit.message(pen.say(GAPS) + " · " + all, blocks);
    }

    private static List<ObjectNode> cluster(Pen pen, Cluster cluster) {
        Gap gap = cluster.first();
        StringBuilder text = new StringBuilder();
        text.append("*").append(quoted(gap)).append("*");
        cluster.gaps().stream()
                .skip(1)
                .limit(EXAMPLES - 1)
                .forEach(other -> text.append("\n• ").append(quoted(other)));
        if (cluster.gaps().size() > EXAMPLES) {
            text.append("\n• … +").append(cluster.gaps().size() - EXAMPLES);
        }
        return List.of(
                Blocks.section(text.toString()),
                Blocks.context(List.of(about(pen, cluster))),
                Blocks.actions(
                        List.of(
                                pen.button(pen.say(TEACH), new Command.AskTeach(gap.id()), false),
                                pen.button(pen.say(DRAFT), new Command.AskDraft(gap.id()), false),
                                pen.button(
                                        pen.say(DISMISS),
                                        new Command.DismissGap(gap.id()),
                                        false))));
    }

    private static String quoted(Gap gap) {
        return Escape.inert(Escape.line(gap.question(), QUESTION_CHARS));
    }

    private static String about(Pen pen, Cluster cluster) {
        Gap gap = cluster.first();
        String times =
                pen.say(
                        new Text(
                                "问过 %d 次".formatted(cluster.times()),
                                "asked %d×".formatted(cluster.times())));
        String nearest =
                gap.nearest().isEmpty()
                        ? ""
                        : " · "
                                + pen.say(new Text("最接近", "nearest"))
                                + " `%s` %s"
                                        .formatted(
                                                Escape.inert(gap.nearest()),
                                                String.format(Locale.ROOT, "%.1f", gap.score()));
        String confirmed =
                gap.confirmed().isEmpty()
                        ? ""
                        : " · "
                                + pen.say(new Text("有人确认是", "somebody says it is"))
                                + " `"
                                + Escape.inert(gap.confirmed())
                                + "`";
        return times
                + " · "
                + pen.say(why(gap.why()))
                + nearest
                + confirmed
                + " · "
                + Pen.time(cluster.lastSeen());
    }

    private static Text why(String why) {
        return switch (why) {
            case "ambiguous" -> new Text("给了建议，没人选", "suggestions, none opened");
            case "unhelpful" -> new Text("回答没有用", "the answer did not help");
            case "confirmed" -> new Text("缺少这种问法", "the topic lacks this asking");
            default -> new Text("没有匹配", "nothing matched");
        };
    }

    static Message draw(Pen pen, Reply.DraftsListed listed) {
        if (listed.drafts().isEmpty()) {
            String none = pen.mark(NO_DRAFTS);
            return Fit.message(none, List.of(Blocks.section(none)));
        }
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header(pen.say(DRAFTS_TITLE)));
        listed.drafts().stream().limit(DRAFTS).forEach(draft -> blocks.addAll(draft(pen, draft)));
        return Fit.message(pen.say(DRAFTS_TITLE) + " · " + listed.drafts().size(), blocks);
    }

    private static List<ObjectNode> draft(Pen pen, Topic draft) {
        Topic.Edition edition = draft.in(pen.lang());
        String opening =
                edition.parts().stream()
                        .findFirst()
                        .map(part ->
                                Escape.line(PlainText.opening(part.markdown()), QUESTION_CHARS))
                        .orElseGet(() -> pen.say(NO_ANSWER));
        String text =
                "*%s* · `%s`\n%s"
                        .formatted(
                                Escape.inert(edition.title()), draft.id(), Escape.inert(opening));
        List<ObjectNode> buttons = new ArrayList<>();
        buttons.add(
                pen.button(pen.say(PUBLISH), new Command.PublishDraft(draft.id()), false)
                        .put("style", "primary"));
        if (draft.editions().size() == 1) {
            buttons.add(pen.button(pen.say(EDIT), new Command.AskEdit(draft.id()), false));
        }
        buttons.add(pen.button(pen.say(DISCARD), new Command.DiscardDraft(draft.id()), false));
        return List.of(Blocks.section(text), Blocks.actions(buttons));
    }

    static Message draw(Pen pen, Reply.NotLearned refused) {
        String opening = "🚫 " + pen.mark(refused.opening());
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.section("*" + opening + "*"));
        refused.reasons().stream()
                .limit(CLUSTERS)
                .forEach(reason -> blocks.add(Blocks.section("• " + pen.mark(reason))));
        if (refused.reasons().size() > CLUSTERS) {
            blocks.add(Blocks.context(List.of("… +" + (refused.reasons().size() - CLUSTERS))));
        }
        return Fit.message(opening, blocks);
    }
}
