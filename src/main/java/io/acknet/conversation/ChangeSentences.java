package io.acknet.conversation;

import io.acknet.change.Action;
import io.acknet.change.Answer;
import io.acknet.change.Change;
import io.acknet.change.ChangeState;
import io.acknet.check.Params;
import io.acknet.fix.Fix;
import io.acknet.lang.Text;
import io.acknet.store.Stop;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said about changes, in both languages.
final class ChangeSentences {

    /// What to say of a change that somebody has moved.
    interface Moved {
        Text of(Change change);
    }

    static final Moved PROPOSED =
            change ->
                    new Text(
                            "变更 %s 已提出，等待批准。卡片在本频道。".formatted(handle(change)),
                            "Change %s is up for approval. Its card stands in this channel."
                                    .formatted(handle(change)));
    static final Moved CONFIRMED =
            change ->
                    new Text(
                            "已确认，变更 %s 现在可以被批准。".formatted(handle(change)),
                            "Confirmed. Change %s can be approved now.".formatted(handle(change)));
    static final Moved APPROVED =
            change ->
                    change.state() instanceof ChangeState.Pending pending
                            ? new Text(
                                    "已记下你的批准，变更 %s 还需要 %d 位。"
                                            .formatted(
                                                    handle(change),
                                                    pending.needed() - pending.approvals().size()),
                                    "Your approval is noted. Change %s needs %d more."
                                            .formatted(
                                                    handle(change),
                                                    pending.needed() - pending.approvals().size()))
                            : new Text(
                                    "已批准，变更 %s 随即开始。进展见卡片。".formatted(handle(change)),
                                    "Approved. Change %s starts at once; its card shows how it goes."
                                            .formatted(handle(change)));
    static final Moved DENIED =
            change ->
                    new Text(
                            "已否决变更 %s，集群没有改动。".formatted(handle(change)),
                            "Change %s is denied. The cluster was not changed."
                                    .formatted(handle(change)));
    static final Moved CANCELLED =
            change ->
                    new Text(
                            "变更 %s 已取消。".formatted(handle(change)),
                            "Change %s is cancelled.".formatted(handle(change)));
    static final Moved CONTINUED =
            change ->
                    new Text(
                            "变更 %s 继续执行。".formatted(handle(change)),
                            "Change %s goes on.".formatted(handle(change)));
    static final Moved UNDO_PROPOSED =
            change ->
                    new Text(
                            "撤销已作为变更 %s 提出，同样需要批准。".formatted(handle(change)),
                            "The undo is up for approval as change %s, like any other."
                                    .formatted(handle(change)));

    static final Text REFUSED = new Text("没有执行，原因如下：", "Not done, because:");

    private ChangeSentences() {}

    static Text stopped(Stop stop) {
        String reason = stop.reason();
        Text why =
                reason.isEmpty()
                        ? Text.same("")
                        : new Text("（" + reason + "）", " (" + reason + ")");
        boolean all = stop.scope().equals(Stop.ALL);
        return new Text(
                (all ? "所有集群的变更都已急停" : "这个集群的变更已急停")
                        + why.zh()
                        + "：不会开始新的步骤。`/acknet resume"
                        + (all ? " all" : "")
                        + "` 解除。",
                (all
                                ? "Changes to all clusters are stopped"
                                : "Changes to this cluster are stopped")
                        + why.en()
                        + ": no new step starts. `/acknet resume"
                        + (all ? " all" : "")
                        + "` lifts it.");
    }

    static Text resumed(boolean everywhere) {
        return new Text(
                everywhere ? "急停已解除（所有集群）。停在半路的变更要有人点“继续”。" : "急停已解除。停在半路的变更要有人点“继续”。",
                "The stop is lifted"
                        + (everywhere ? " for all clusters" : "")
                        + ". What it halted waits until somebody has it continue.");
    }

    static Text noPlan(Answer.Why kind, Text title) {
        return switch (kind) {
            case NOTHING_TO_DO -> new Text("不需要修复：" + title.zh(), "Nothing to do: " + title.en());
            case UNSUITABLE ->
                    new Text("这里不能这样修：" + title.zh(), "Not suitable here: " + title.en());
            case UNKNOWN ->
                    new Text("无法得出计划：" + title.zh(), "No plan could be made: " + title.en());
        };
    }

    static Text notAlone() {
        return new Text(
                "私信里不能提出变更：没有第二个人能看到并批准它。",
                "Changes cannot be proposed in a direct message: nobody else could see and approve"
                        + " them.");
    }

    static Text inAChannel() {
        return new Text("请在绑定了集群的频道里提出。", "Propose it in a channel that a cluster is bound to.");
    }

    static Text takes(Optional<Fix> fix) {
        if (fix.isEmpty()) {
            return new Text(
                    "`/acknet check <主题>` 的结果里有可用的修复。",
                    "The result of `/acknet check <topic>` offers the fixes there are.");
        }
        List<Params.Key> keys = ChangeTalk.asks(fix.get());
        if (keys.isEmpty()) {
            return new Text(
                    "执行 `/acknet fix %s`，不带参数。".formatted(fix.get().id()),
                    "`/acknet fix %s` takes no parameter.".formatted(fix.get().id()));
        }
        String example =
                keys.stream()
                        .map(key -> key.word() + "=" + key.example())
                        .collect(Collectors.joining(" "));
        return new Text(
                "例如 `/acknet fix %s %s`。".formatted(fix.get().id(), example),
                "For example `/acknet fix %s %s`.".formatted(fix.get().id(), example));
    }

    static Text noSuchChange(String asked) {
        return new Text(
                "没有编号为“%s”的变更。".formatted(asked), "There is no change “%s”.".formatted(asked));
    }

    static Text listThem() {
        return new Text(
                "`/acknet changes` 列出本频道集群最近的变更。",
                "`/acknet changes` lists the latest changes of this channel's cluster.");
    }

    static Text asItStands(Change change) {
        return new Text(
                "变更 %s 的当前状态：%s。".formatted(handle(change), state(change.state()).zh()),
                "Change %s is now: %s.".formatted(handle(change), state(change.state()).en()));
    }

    /// A change among others, in a line.
    static Text standing(Change change, Text title) {
        return new Text(
                "变更 `%s`“%s”：%s。".formatted(handle(change), title.zh(), state(change.state()).zh()),
                "Change `%s` (%s): %s."
                        .formatted(handle(change), title.en(), state(change.state()).en()));
    }

    static Text nothingAgainst(Action action) {
        return new Text(
                "没有什么拦着你：现在就可以" + name(action).zh() + "。",
                "Nothing stands against it: you may " + name(action).en() + " now.");
    }

    static Text against(Action action) {
        return new Text(
                "现在不能" + name(action).zh() + "，原因如下：",
                "You may not " + name(action).en() + " now, because:");
    }

    private static Text name(Action action) {
        return switch (action) {
            case REQUEST -> new Text("提出变更", "propose it");
            case APPROVE -> new Text("批准变更", "approve it");
            case BREAK_GLASS -> new Text("紧急批准", "break the glass");
            case DENY -> new Text("否决变更", "deny it");
            case CANCEL -> new Text("取消变更", "cancel it");
            case CONTINUE -> new Text("让变更继续", "have it continue");
            case STOP -> new Text("使用急停开关", "use the kill switch");
        };
    }

    /// A state in one or two words.
    static Text state(ChangeState state) {
        return switch (state) {
            case ChangeState.Pending _ -> new Text("待批准", "waiting for approval");
            case ChangeState.Approved _ -> new Text("已批准，等待开始", "approved, about to start");
            case ChangeState.Executing _ -> new Text("执行中", "running");
            case ChangeState.Halted _ -> new Text("已停在半路", "halted half-way");
            case ChangeState.Denied _ -> new Text("已否决", "denied");
            case ChangeState.Expired _ -> new Text("已过期", "expired");
            case ChangeState.Cancelled _ -> new Text("已取消", "cancelled");
            case ChangeState.Superseded _ -> new Text("已被新的申请取代", "superseded by a newer one");
            case ChangeState.Succeeded _ -> new Text("已完成", "done");
            case ChangeState.Failed _ -> new Text("失败", "failed");
        };
    }

    private static String handle(Change change) {
        return change.request().handle();
    }
}
