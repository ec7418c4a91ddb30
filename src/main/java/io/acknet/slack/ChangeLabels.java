package io.acknet.slack;

import io.acknet.change.Action;
import io.acknet.change.ChangeState;
import io.acknet.change.Effect;
import io.acknet.change.Proof;
import io.acknet.lang.Text;
import java.time.Duration;
import java.util.Locale;

/// The words of the cards of changes.
final class ChangeLabels {
    static final Text CHANGE = new Text("变更", "Change");
    static final Text UNDO_OF = new Text("撤销：", "Undo: ");
    static final Text ASKED_BY = new Text("申请人", "Requested by");
    static final Text UNTIL = new Text("有效至", "valid until");
    static final Text STEPS = new Text("将要做的事", "What will be done");
    static final Text APPROVED_BY = new Text("批准人", "Approved by");
    static final Text CANCELLED_BY = new Text("取消人", "Cancelled by");
    static final Text DENIED_BY = new Text("否决人", "Denied by");
    static final Text MAY_APPROVE = new Text("可以批准的人：", "May approve: ");
    static final Text NOBODY =
            new Text(
                    "没有人可以批准：配置里没有第二个有批准权限的人。",
                    "Nobody may approve this: the configuration names no second person for it.");
    static final Text UNCONFIRMED =
            new Text(
                    "这个变更会降低安全性，要由申请人先再确认一次，之后才能批准。",
                    "This change lowers security. Its requester has to confirm it once more before anybody"
                            + " can approve it.");
    static final Text NOTHING_CHANGED = new Text("集群没有改动。", "The cluster was not changed.");
    static final Text NOT_BEGUN = new Text("还没有写入任何东西。", "Nothing has been written yet.");
    static final Text GLASS_BROKEN = new Text("紧急批准", "glass broken");
    static final Text APPROVE = new Text("批准并执行", "Approve and run");
    static final Text CONFIRM = new Text("我确认降低安全性", "I confirm: security is lowered");
    static final Text DENY = new Text("否决…", "Deny…");
    static final Text BREAK_GLASS = new Text("紧急批准…", "Break glass…");
    static final Text CANCEL = new Text("取消申请", "Cancel request");
    static final Text CALL_OFF = new Text("到此为止", "Leave it there");
    static final Text CONTINUE = new Text("继续执行", "Continue");
    static final Text UNDO = new Text("撤销", "Undo");
    static final Text STOP = new Text("急停", "Stop");
    static final Text NO = new Text("返回", "Go back");

    static final Text PROPOSE = new Text("提出修复…", "Propose fix…");
    static final Text WAITING_FOR_YOU =
            new Text("*等你批准的变更*", "*Changes that wait for your approval*");
    static final Text COULD = new Text("可以做的人：", "Who could: ");
    static final Text SHOW = new Text("查看", "Show");
    static final Text NO_CHANGES = new Text("还没有任何变更。", "There has been no change yet.");

    private ChangeLabels() {}

    /// What somebody may do, in a word or two.
    static Text right(Action action) {
        return switch (action) {
            case REQUEST -> new Text("提出变更", "propose changes");
            case APPROVE -> new Text("批准", "approve");
            case BREAK_GLASS -> new Text("紧急批准", "break the glass");
            case DENY -> new Text("否决", "deny");
            case CANCEL -> new Text("取消", "cancel");
            case CONTINUE -> new Text("让变更继续", "continue");
            case STOP -> new Text("急停", "stop everything");
        };
    }

    static Text overwritten(Text by) {
        return new Text(
                "这个对象由“" + by.zh() + "”维护，下次升级时可能被覆盖。",
                "This object belongs to "
                        + by.en()
                        + ": its next upgrade may overwrite the change.");
    }

    /// A diff that is too long for a message.
    static Text linesMore(int lines, String fix) {
        return new Text(
                "还有 %d 行未显示；`acknet plan %s` 显示全部".formatted(lines, fix),
                "%d more lines; `acknet plan %s` shows all".formatted(lines, fix));
    }

    /// @param id of the change that took its place
    static Text successor(String id) {
        String handle = id.substring(0, Math.min(5, id.length())).toUpperCase(Locale.ROOT);
        return new Text("改看变更 " + handle + "。", "See change " + handle + " instead.");
    }

    static Text changesOf(String cluster) {
        return new Text("集群 " + cluster + " 最近的变更", "Latest changes of the cluster " + cluster);
    }

    /// What the thread of a card is told when something has happened to the change.
    static Text note(String handle, Text stands) {
        return new Text(
                "变更 %s：%s".formatted(handle, stands.zh()),
                "Change %s: %s".formatted(handle, stands.en()));
    }

    static Text approvals(int given, int needed) {
        return new Text(
                "批准 %d / %d".formatted(given, needed),
                "Approvals: %d of %d".formatted(given, needed));
    }

    static Text done(long done, int begun) {
        return new Text(
                "已完成 %d 项，进行到第 %d 项".formatted(done, begun),
                "%d done, %d begun".formatted(done, begun));
    }

    static Text pods(long pods) {
        return new Text("涉及的 Pod：%d".formatted(pods), "Pods so far: %d".formatted(pods));
    }

    static Text outcome(Proof.Outcome outcome) {
        return switch (outcome) {
            case CURED -> new Text("已验证修复", "Proven");
            case NOT_CURED -> new Text("问题仍在", "Not cured");
            case STANDS -> new Text("已验证", "Proven");
            case DOES_NOT_STAND -> new Text("与计划不符", "Not as planned");
            case CANNOT_TELL -> new Text("无法验证", "Cannot tell");
        };
    }

    static Text took(Duration took) {
        long seconds = took.toSeconds();
        return seconds < 60
                ? new Text("用时 %d 秒".formatted(seconds), "took %d s".formatted(seconds))
                : new Text(
                        "用时 %d 分 %d 秒".formatted(seconds / 60, seconds % 60),
                        "took %d min %d s".formatted(seconds / 60, seconds % 60));
    }

    /// What Slack asks before a click counts.
    static Text sure(Text fix, String cluster, String environment) {
        return new Text(
                "集群：%s（%s） · %s".formatted(cluster, environment, fix.zh()),
                "Cluster: %s (%s) · %s".formatted(cluster, environment, fix.en()));
    }

    static String icon(ChangeState state) {
        return switch (state) {
            case ChangeState.Pending _ -> "📝";
            case ChangeState.Approved _ -> "🟢";
            case ChangeState.Executing _ -> "⚙️";
            case ChangeState.Halted _ -> "⏸️";
            case ChangeState.Succeeded _ -> "✅";
            case ChangeState.Failed _ -> "❌";
            case ChangeState.Denied _ -> "🚫";
            case ChangeState.Expired _ -> "⌛";
            case ChangeState.Cancelled _, ChangeState.Superseded _ -> "⚪";
        };
    }

    static String icon(Effect.Phase phase) {
        return switch (phase) {
            case INTENT -> "⏳";
            case LANDED -> "🔄";
            case SEEN_THROUGH -> "✅";
            case NOT_LANDED -> "↩️";
            case FOREIGN -> "❗";
            case GATE_FAILED -> "❌";
        };
    }

    /// A person or a group of people, who are notified when the message is posted.
    static String mention(String id) {
        return id.startsWith("S") ? "<!subteam^" + Escape.inert(id) + ">" : Pen.person(id);
    }
}
