package io.acknet.conversation;

import io.acknet.lang.Lang;
import io.acknet.lang.Text;

/// What is said of a channel's cluster and settings.
final class ChannelSentences {
    static final Text MAY_NOT_CHANGE =
            new Text(
                    "你没有修改本频道设置的权限，设置没有改变。",
                    "You may not change this channel's settings. Nothing was changed.");
    static final Text BIND = new Text("绑定集群", "Bind a cluster");
    static final Text BIND_HEADING = new Text("本频道检查哪个集群？", "Which cluster is this channel's?");
    static final Text BIND_INTRO =
            new Text(
                    "绑定之后，回答里会出现检查按钮。检查只读，不会改动集群；以后可以随时换绑或解绑。",
                    "Answers then offer a check on it. Checks only read. You can bind another one or unbind at any time.");
    static final Text CLUSTER = new Text("集群", "Cluster");
    static final Text CLUSTER_HINT = new Text("来自 acknet.yaml", "From acknet.yaml");
    static final Text BIND_SUBMIT = new Text("绑定", "Bind");

    static final Text SETTINGS = new Text("频道设置", "Channel settings");
    static final Text SETTINGS_HEADING =
            new Text("acknet 在本频道怎么回复", "How acknet speaks in this channel");
    static final Text SETTINGS_INTRO =
            new Text(
                    "对频道里的所有人生效，保存后马上起作用。", "They apply to everybody in the channel, from now on.");
    static final Labelled LANGUAGE =
            new Labelled(
                    new Text("语言", "Language"),
                    new Text(
                            "从提问和提问者的 Slack 都看不出语言时，用这里的",
                            "Where neither the question nor the person's Slack tells the language"));
    static final Text CHINESE = new Text("中文", "Chinese");
    static final Text ENGLISH = new Text("英文", "English");
    static final Text AUTO = new Text("不指定", "Not set");
    static final Labelled DETAIL =
            new Labelled(
                    new Text("回答的详细程度", "Level of detail"),
                    new Text("选“简短”时，其余内容收在按钮里", "Short: the rest stands behind a button"));
    static final Text SHORT = new Text("简短", "Short");
    static final Text FULL = new Text("完整", "Full");
    static final Labelled DIGEST =
            new Labelled(
                    new Text("每日变更摘要", "Daily digest of changes"),
                    new Text("没有变更的日子不发", "Nothing is posted on days without a change"));
    static final Text DIGEST_OFF = new Text("不发", "Off");
    static final Text DIGEST_ON = new Text("每天一次", "Once a day");
    static final Text SAVE = new Text("保存", "Save");

    private ChannelSentences() {}

    /// The name of a choice, and what it means.
    record Labelled(Text label, Text hint) {}

    static Text speaks(Manner manner) {
        Text lang = manner.lang().map(ChannelSentences::name).orElse(AUTO);
        Text detail = manner.detail() == Detail.FULL ? FULL : SHORT;
        Text digest = manner.digest() ? DIGEST_ON : DIGEST_OFF;
        return new Text(
                "频道设置：语言 *%s*，回答 *%s*，每日变更摘要 *%s*。".formatted(lang.zh(), detail.zh(), digest.zh()),
                "Channel settings: language *%s*, answers *%s*, daily digest of changes *%s*."
                        .formatted(lang.en(), detail.en(), digest.en()));
    }

    private static Text name(Lang lang) {
        return lang == Lang.ZH ? CHINESE : ENGLISH;
    }
}
