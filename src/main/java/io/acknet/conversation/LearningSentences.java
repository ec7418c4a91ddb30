package io.acknet.conversation;

import io.acknet.knowledge.Addition;
import io.acknet.knowledge.Refusal;
import io.acknet.lang.Text;
import io.acknet.learn.Learning;
import io.acknet.learn.Opinion;
import io.acknet.match.Proof.Failed;
import io.acknet.match.reload.Reload.Reason;
import java.util.List;

/// What is said of learning, in both languages.
final class LearningSentences {
    static final Text MAY_NOT_REVIEW =
            new Text(
                    "你没有审核知识库的权限，什么都没有改变。",
                    "You may not review the knowledge. Nothing was changed.");
    static final Text WHO_MAY_REVIEW =
            new Text(
                    "有权限的人列在 acknet.yaml 的 roles.review 里；请他们处理，或请管理员把你加进去。",
                    "Those who may are listed under roles.review in acknet.yaml: ask one of them, or ask the operator to add you.");
    static final Text GAP_GONE = new Text("这个缺口已经不在了。", "This gap is not there any more.");
    static final Text DISMISSED =
            new Text("已忽略，不会再出现在列表里。", "Dismissed. It will not be listed again.");

    static final Text TEACH_TITLE = new Text("加到主题", "Add to a topic");
    static final Text TEACH_INTRO =
            new Text(
                    "提交后先用整个知识库的全部问题测试；有一个问题因此变差，就什么都不保存，并告诉你是哪一个。",
                    "The whole knowledge is tested with it first. If any question gets worse, nothing is kept and you are told which.");
    static final Text WORDING = new Text("问法", "Wording");
    static final Text WORDING_HINT =
            new Text("去掉只属于这一次的名字", "Take out names that belong to this one case");
    static final Text TOPIC = new Text("主题", "Topic");
    static final Text TOPIC_HINT = new Text("最接近的已经选好", "The nearest one is chosen already");
    static final Text TOPIC_ID = new Text("主题的 id，例如 hairpin", "The topic's id, such as hairpin");
    static final Text AS = new Text("作为", "As");
    static final Text AS_HINT =
            new Text("问法会进入索引；后两种只用于测试", "An asking is indexed; the other two only test");
    static final Text TEST_AND_ADD = new Text("测试并添加", "Test and add");

    static final Text DRAFT_TITLE = new Text("新主题草稿", "New topic draft");
    static final Text DRAFT_HEADING = new Text("草稿不会回答任何人", "A draft answers nobody");
    static final Text DRAFT_INTRO =
            new Text(
                    "`/acknet drafts` 里可以继续修改和发布；发布前会测试整个知识库。密钥和口令会自动抹掉。",
                    "`/acknet drafts` is where it can be edited and published; publishing tests the whole knowledge. Keys and passwords are taken out.");
    static final Text TITLE = new Text("标题", "Title");
    static final Text TITLE_HINT = new Text("一句话", "One line");
    static final Text LANGUAGE = new Text("语言", "Language");
    static final Text LANGUAGE_HINT = new Text("草稿用的语言", "What the draft is written in");
    static final Text ASKINGS = new Text("大家怎么问", "How people ask for it");
    static final Text ASKINGS_HINT = new Text("一行一种问法", "One wording per line");
    static final Text ANSWER = new Text("回答", "Answer");
    static final Text ANSWER_HINT = new Text("Markdown", "Markdown");
    static final Text KEEP_DRAFT = new Text("保存草稿", "Keep the draft");

    static final Text NEEDED = new Text("这一项必选。", "This one is needed.");
    static final Text NO_SUCH_TOPIC = new Text("没有这个主题。", "There is no such topic.");

    private LearningSentences() {}

    static Text as(Addition.Kind kind) {
        return switch (kind) {
            case ASKING -> new Text("问法：这样问就是在问它", "Asking: this is how people ask for it");
            case MATCH -> new Text("测试：必须匹配", "Test: must match");
            case REJECT -> new Text("测试：不得直接回答", "Test: must not be answered with it");
        };
    }

    static Text oneLine(int most) {
        return new Text(
                "写一行，最多 %d 个字符。".formatted(most),
                "One line of up to %d characters.".formatted(most));
    }

    static Text nameTaken(String id) {
        return new Text(
                "已经有名为 %s 的主题，换一个标题。".formatted(id),
                "There is a topic named %s; choose another title.".formatted(id));
    }

    static Text notAFile(String problem) {
        return new Text("这样写不成主题文件：" + problem, "This makes no topic file: " + problem);
    }

    static Text heard(Learning.Heard heard, Opinion opinion) {
        return switch (heard) {
            case GONE -> new Text("这条回答太久了，不再记录。", "This answer is too old; nothing was recorded.");
            case AGAIN ->
                    new Text(
                            "你已经评价过这条回答，以第一次为准。",
                            "You have judged this answer before; the first time counts.");
            case NEW ->
                    switch (opinion) {
                        case HELPFUL -> new Text("谢谢，记下了。", "Thanks, noted.");
                        case UNHELPFUL ->
                                new Text(
                                        "谢谢，这个问题已经转给维护知识库的人。",
                                        "Thanks. The question goes to those who look after the knowledge.");
                        case RIGHT ->
                                new Text(
                                        "谢谢，审核之后，这样问就能直接得到这个回答。",
                                        "Thanks. After a review, asking like this will lead straight to this answer.");
                    };
        };
    }

    static Text taught(Addition addition) {
        return new Text(
                "全部测试通过，已加到主题 `%s`：“%s”".formatted(addition.topic(), addition.text()),
                "All tests pass. Added to topic `%s`: “%s”"
                        .formatted(addition.topic(), addition.text()));
    }

    static Text notTaught(Addition addition) {
        return new Text(
                "没有添加：加上“%s”之后，知识库的测试通不过。什么都没有保存。".formatted(addition.text()),
                "Not added: with “%s” the knowledge fails its test. Nothing was kept."
                        .formatted(addition.text()));
    }

    static Text published(String draft) {
        return new Text(
                "全部测试通过，主题 `%s` 已发布，现在就能回答。".formatted(draft),
                "All tests pass. Topic `%s` is published and answers from now on."
                        .formatted(draft));
    }

    static Text notPublished(String draft) {
        return new Text(
                "没有发布：加上主题 `%s` 之后，知识库的测试通不过。草稿还在。".formatted(draft),
                "Not published: with topic `%s` the knowledge fails its test. The draft is still there."
                        .formatted(draft));
    }

    static Text drafted(String draft) {
        return new Text(
                "草稿 `%s` 已保存，还不会回答任何人。在 `/acknet drafts` 里修改和发布。".formatted(draft),
                "Draft `%s` is kept and answers nobody yet. Edit and publish it under `/acknet drafts`."
                        .formatted(draft));
    }

    static Text discarded(String draft) {
        return new Text("草稿 `%s` 已删除。".formatted(draft), "Draft `%s` is deleted.".formatted(draft));
    }

    static Text draftGone(String draft) {
        return new Text("没有草稿 `%s`。".formatted(draft), "There is no draft `%s`.".formatted(draft));
    }

    /// @param weakened askings that only find themselves now
    static Text weakened(Text taken, List<Refusal> weakened) {
        if (weakened.isEmpty()) {
            return taken;
        }
        return new Text(
                taken.zh() + "\n注意：有 %d 个已有问法变弱了，换个说法就可能找不到。".formatted(weakened.size()),
                taken.en()
                        + "\nMind: %d askings became weak; worded differently they may not be found."
                                .formatted(weakened.size()));
    }

    /// Which question would break, and how.
    static Text reason(Reason reason) {
        return reason.failed()
                .map(failed -> regression(failed, reason.regression()))
                .orElseGet(() -> new Text(reason.told().toString(), reason.told().toString()));
    }

    private static Text regression(Failed failed, boolean regression) {
        Text broken = broken(failed);
        return regression
                ? new Text(broken.zh() + "（之前是好的）", broken.en() + " (it held before)")
                : broken;
    }

    private static Text broken(Failed failed) {
        String text = failed.claim().text();
        String topic = failed.claim().topic();
        Text fate = fate(failed);
        return switch (failed.claim().kind()) {
            case ASKING ->
                    new Text(
                            "问法“%s”应当找到 `%s`，%s".formatted(text, topic, fate.zh()),
                            "The asking “%s” should find `%s`; %s"
                                    .formatted(text, topic, fate.en()));
            case MATCH ->
                    new Text(
                            "“%s”必须匹配 `%s`，%s".formatted(text, topic, fate.zh()),
                            "“%s” must match `%s`; %s".formatted(text, topic, fate.en()));
            case REJECT ->
                    new Text(
                            "“%s”不得由 `%s` 直接回答，%s".formatted(text, topic, fate.zh()),
                            "“%s” must not be answered with `%s`; %s"
                                    .formatted(text, topic, fate.en()));
        };
    }

    private static Text fate(Failed failed) {
        return switch (failed.outcome()) {
            case "confident" ->
                    new Text(
                            "现在会直接回答 `%s`".formatted(failed.found()),
                            "it would be answered with `%s`".formatted(failed.found()));
            case "ambiguous" ->
                    new Text(
                            "现在会先推荐 `%s`".formatted(failed.found()),
                            "it would be offered `%s` first".formatted(failed.found()));
            default -> new Text("现在什么都找不到", "it would find nothing");
        };
    }
}
