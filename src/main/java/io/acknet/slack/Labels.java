package io.acknet.slack;

import io.acknet.check.Verdict;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Text;
import java.util.Locale;

/// The words of the views.
final class Labels {
    static final Text SOURCES = new Text("来源", "Sources");
    static final Text SHOW_ALL = new Text("展开全部", "Show all");
    static final Text WHOLE = new Text("完整回答", "The whole answer");
    static final Text CLOSE = new Text("关闭", "Close");
    static final Text COLON = new Text("：", ": ");
    static final Text COMMA = new Text("、", ", ");
    static final Text QUOTED =
            new Text("你贴的内容里，这几行说明问题：", "In what you pasted, these lines matter:");
    static final Text RELATED = new Text("相关主题：", "Related topics:");
    static final Text SHARE = new Text("分享到频道", "Share to channel");
    static final Text SHARED_ALREADY =
            new Text("这条已经分享过了，没有再发一遍。", "This was shared before; it was not posted again.");
    static final Text BIND = new Text("绑定集群…", "Bind a cluster…");
    static final Text SETTINGS = new Text("频道设置…", "Channel settings…");
    static final Text LOOKING = new Text("正在查找…", "Looking…");
    static final Text WORKING =
            new Text("还在处理，结果稍后会发在这里。", "Still working on it; the result follows here.");
    static final Text CLUSTER = new Text("集群", "Cluster");
    static final Text SHARED_OUTSIDE =
            new Text(
                    "本频道现在与外部组织共享，因此已解除集群绑定。",
                    "This channel is now shared with another organisation, so its cluster was unbound.");
    static final Text BIND_ANEW =
            new Text(
                    "确认要在这里检查集群的话，请有权限的人重新绑定：`/acknet bind <集群名>`。",
                    "If checks are still wanted here, somebody who may can bind it again: `/acknet bind <cluster>`.");
    static final Text RUN_AGAIN = new Text("重新检查", "Run again");
    static final Text SHOW_TOPIC = new Text("查看说明", "Show the explanation");
    static final Text NARROW = new Text("限定范围…", "Narrow it down…");
    static final Text TOO_LATE =
            new Text(
                    "Slack 没有打开输入窗口（点击必须在 3 秒内处理），什么都没有执行。请再点一次。",
                    "Slack did not open the form: a click has to be handled within three seconds. Nothing was done. Click again.");
    static final Text ALL_CHECKS = new Text("网络体检", "All network checks");
    static final Text ALL_READ = new Text("将读取：", "They will read:");
    static final Text CANCEL = new Text("取消", "Cancel");
    static final Text NOT_LOOKED = new Text("未检查", "Not looked at");
    static final Text DETAILS_FOLLOW = new Text("各项的证据见下。", "The evidence of each follows below.");
    static final Text RUN = new Text("执行检查", "Run the check");
    static final Text NOT_NOW = new Text("先不执行", "Not now");
    static final Text NEXT = new Text("下一步：", "Next: ");
    static final Text DID_YOU_MEAN = new Text("你想问的是不是：", "Did you mean:");
    static final Text NEAREST = new Text("最接近的主题：", "The nearest topics:");
    static final Text NO_MATCH =
            new Text("知识库里没有能回答这个问题的内容。", "Nothing in the knowledge base answers this.");
    static final Text REPHRASE =
            new Text(
                    "可以换个说法再问一次，或者贴上报错原文；`/acknet help` 列出全部主题。",
                    "Ask again in other words, or paste the error itself. `/acknet help` lists every topic.");
    static final Text CONTACT = new Text("需要人工协助：", "To reach a person: ");
    static final Text TOPICS = new Text("我能回答的主题", "What I can answer");
    static final Text STALE =
            new Text(
                    "这个按钮已经失效，什么都没有执行。请再问一次，会得到新的按钮。",
                    "This button is no longer valid. Nothing was done. Ask again to get a new one.");
    static final Text TOO_MANY_OF_YOURS =
            new Text(
                    "你发得有点快，这一分钟内的后几条没有处理。请过一会儿再发。",
                    "That was faster than I can follow. What you sent last within this minute was left out; please send it again in a moment.");
    static final Text TOO_MANY_HERE =
            new Text(
                    "这个频道里的消息太多了，你刚才那条没有处理。请过一会儿再发，或者私信我。",
                    "There is too much going on in this channel, and your last message was left out. Please send it again in a moment, or as a direct message.");
    static final Text TOO_BUSY =
            new Text(
                    "现在排队等回复的人太多，你刚才那条没有处理。请一分钟后再发。",
                    "Too many people are waiting for an answer right now, and your last message was left out. Please send it again in a minute.");
    static final Text FAILED =
            new Text("出错了，没有得到结果。", "Something went wrong, and there is no result.");
    static final Text FAILED_NEXT =
            new Text(
                    "集群没有被改动。请再试一次；如果还是这样，请把编号告诉管理员。",
                    "No cluster was changed. Try again; if it stays like this, give the id to your operator.");
    static final Text NOT_STORED =
            new Text(
                    "暂时无法保存你的请求，所以没有处理。请稍后再试。编号：%s",
                    "Your request could not be stored, so nothing was done. Try again in a moment. Id: %s");
    static final Text ID = new Text("编号", "Id");
    static final Text NOTHING_BOUND =
            new Text("本频道没有绑定集群。", "No cluster is bound to this channel.");

    private Labels() {}

    static Text of(Topic.Kind kind) {
        return switch (kind) {
            case SYMPTOM -> new Text("现象", "Symptom");
            case CAUSE -> new Text("原因", "Cause");
            case CURE -> new Text("处理", "What to do");
            case WARNING -> new Text("注意", "Watch out");
            case APPLIES -> new Text("适用", "Applies to");
            case BODY -> Text.same("");
        };
    }

    /// @param by mrkdwn
    static Text sharedBy(String by) {
        return new Text(by + " 用 `/acknet` 查到并分享", "Looked up with `/acknet` and shared by " + by);
    }

    /// @param by mrkdwn
    /// @param link address of the first answer
    static Text askedBefore(String by, String link) {
        return new Text(
                "%s 刚刚问过同样的问题，<%s|回答在这里>。".formatted(by, link),
                "%s asked the same a moment ago: <%s|here is the answer>.".formatted(by, link));
    }

    /// @param what names of parts
    static Text showAll(String what) {
        return new Text("展开全部：" + what, "Show all: " + what.toLowerCase(Locale.ROOT));
    }

    static String icon(Verdict verdict) {
        return switch (verdict) {
            case OK -> "✅";
            case PROBLEM -> "🔴";
            case NOT_APPLICABLE -> "➖";
            case UNKNOWN -> "❓";
        };
    }

    static Text more(int count) {
        return new Text("另有 %d 项未显示".formatted(count), "+%d more".formatted(count));
    }

    static Text checkOn(String cluster, String environment) {
        return new Text(
                "检查集群 %s（%s）".formatted(cluster, environment),
                "Check on %s (%s)".formatted(cluster, environment));
    }

    static Text readAt(String time) {
        return new Text("读取于 " + time, "read " + time);
    }

    /// @param by mrkdwn
    static Text earlier(long seconds, String by) {
        return new Text(
                "♻️ 这是 %s 在 %d 秒前要求的同一次检查的结果，没有重新读取集群。".formatted(by, seconds),
                "♻️ From %d s ago, asked by %s: the same check, so the cluster was not read again."
                        .formatted(seconds, by));
    }

    static Text allOn(String cluster, String environment) {
        return new Text(
                "体检集群 %s（%s）".formatted(cluster, environment),
                "Run all checks on %s (%s)".formatted(cluster, environment));
    }

    static Text allConfirm(String environment, int checks) {
        return new Text(
                "环境：%s。%d 项检查全部只读，不会改动集群；将读取的内容列在消息里，各项检查共用一次读取。".formatted(environment, checks),
                "Environment: %s. All %d checks only read; nothing is changed. The message lists what they read; they share one reading."
                        .formatted(environment, checks));
    }

    /// @param cluster and environment as mrkdwn
    static Text checkingAll(String cluster, String environment, String count) {
        return new Text(
                "⏳ 正在体检集群 *%s*（%s）：%s".formatted(cluster, environment, count),
                "⏳ Running all checks on *%s* (%s): %s".formatted(cluster, environment, count));
    }

    static Text readingNow(String topic) {
        return new Text("正在读取：" + topic, "Reading now: " + topic);
    }

    static Text counted(Verdict verdict, long count) {
        return switch (verdict) {
            case PROBLEM ->
                    new Text(count + " 个问题", count == 1 ? "1 problem" : count + " problems");
            case UNKNOWN -> new Text(count + " 项无法判断", count + " could not tell");
            case OK -> new Text(count + " 项正常", count + " OK");
            case NOT_APPLICABLE -> new Text(count + " 项不适用", count + " not applicable");
        };
    }

    /// @param by mrkdwn
    static Text cancelledBy(String by, int done, int of) {
        return new Text(
                "⏹ %s 取消了检查：完成 %d / %d 项，之后没有再读取集群。".formatted(by, done, of),
                "⏹ Cancelled by %s after %d of %d; nothing was read from then on."
                        .formatted(by, done, of));
    }

    /// @param by mrkdwn
    static Text checkCancelledBy(String by) {
        return new Text(
                "⏹ %s 取消了检查，没有得到结论；之后没有再读取集群。".formatted(by),
                "⏹ Cancelled by %s before it came to a verdict; nothing was read from then on."
                        .formatted(by));
    }

    static Text only(String what) {
        return new Text("只看：" + what, "Only " + what);
    }

    static Text confirmTitle(String cluster) {
        return new Text("检查集群 %s？".formatted(cluster), "Check on %s?".formatted(cluster));
    }

    static Text confirmText(String environment, String reads, String readsEn) {
        return new Text(
                "环境：%s。只读，不会改动集群。将读取：%s".formatted(environment, reads),
                "Environment: %s. Read-only; nothing is changed. Reads: %s"
                        .formatted(environment, readsEn));
    }

    static Text checking(String cluster, String environment) {
        return new Text(
                "⏳ 正在检查集群 *%s*（%s）…".formatted(cluster, environment),
                "⏳ Checking cluster *%s* (%s)…".formatted(cluster, environment));
    }

    static Text willRead(String zh, String en) {
        return new Text("将读取：" + zh, "It will read: " + en);
    }
}
