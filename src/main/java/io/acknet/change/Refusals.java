package io.acknet.change;

import io.acknet.change.Rules.Sourced;
import io.acknet.change.Who.Standing;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The sentences with which the rules refuse somebody.
final class Refusals {
    private static final Text ASK_ADMIN =
            new Text(
                    "请让维护 acknet.yaml 的人调整这一项。",
                    "Ask whoever keeps acknet.yaml to change this rule.");

    private Refusals() {}

    static Reason standing(Standing standing) {
        Text who =
                switch (standing) {
                    case GUEST -> new Text("访客", "a guest");
                    case STRANGER -> new Text("其他组织的成员", "somebody of another organisation");
                    case BOT -> new Text("机器人", "a bot");
                    case DEACTIVATED -> new Text("已停用的账号", "a deactivated account");
                    case UNKNOWN, MEMBER ->
                            new Text("身份未能确认的人", "somebody who cannot be identified");
                };
        return Reason.of(
                "members-only",
                "acknet",
                new Text(
                        "只有本工作区的正式成员可以操作变更，而你是" + who.zh() + "。",
                        "Only full members of the workspace take part in changes; you are "
                                + who.en()
                                + "."),
                standing == Standing.UNKNOWN
                        ? new Text("稍后再试一次。", "Try again in a moment.")
                        : new Text("请让团队里的正式成员来做。", "Ask a full member of the team."));
    }

    static Reason cluster(String section, Subject subject) {
        return Reason.of(
                "cluster-not-enabled",
                section + "[" + subject.cluster() + "]",
                new Text(
                        "集群 " + subject.cluster() + " 没有开放变更。",
                        "Changes are not enabled for the cluster " + subject.cluster() + "."),
                ASK_ADMIN);
    }

    static Reason fix(Sourced<Set<String>> fixes, Subject subject) {
        return Reason.of(
                "fix-not-enabled",
                fixes.source(),
                new Text(
                        "修复 " + subject.fix() + " 没有在集群 " + subject.cluster() + " 上开放。",
                        "The fix "
                                + subject.fix()
                                + " is not enabled for the cluster "
                                + subject.cluster()
                                + "."),
                ASK_ADMIN);
    }

    static Reason namespace(Sourced<Set<String>> namespaces, String namespace) {
        return Reason.of(
                "namespace-not-allowed",
                namespaces.source(),
                new Text(
                        "命名空间 " + namespace + " 不在允许的目标之内。",
                        "The namespace " + namespace + " is not among the allowed targets."),
                ASK_ADMIN);
    }

    static Reason role(Action action, String source, Candidates could) {
        return new Reason(
                "role-missing",
                source,
                new Text(
                        "你没有" + name(action).zh() + "的权限。",
                        "You may not " + name(action).en() + "."),
                could,
                could.nobody()
                        ? new Text(
                                "目前没有人有这个权限。" + ASK_ADMIN.zh(),
                                "At present nobody may. " + ASK_ADMIN.en())
                        : new Text("请让有权限的人来做。", "Ask somebody who may."));
    }

    static Reason ownRequest(Action action, String source, Candidates could) {
        boolean denies = action == Action.DENY;
        return new Reason(
                "own-request",
                source,
                denies
                        ? new Text("这是你自己的申请。", "This is your own request.")
                        : new Text(
                                "不能批准自己的申请：申请人和批准人必须是两个人。",
                                "Nobody approves their own request: it takes two people."),
                could,
                denies
                        ? new Text("不想继续的话请取消它。", "Cancel it if you no longer want it.")
                        : could.nobody()
                                ? new Text(
                                        "除你以外没有人可以批准。" + ASK_ADMIN.zh(),
                                        "Nobody but you may approve. " + ASK_ADMIN.en())
                                : new Text("请让另一位有权限的人批准。", "Ask another person who may approve."));
    }

    static Reason frozen(Sourced<Window> window, Sourced<Set<String>> glass) {
        String why = window.value().reason();
        String named = why.isEmpty() ? "" : " (" + why + ")";
        return new Reason(
                "frozen",
                window.source(),
                new Text(
                        "现在是封网时间：" + window.value().span().text() + named + "。",
                        "Changes are frozen: " + window.value().span().text() + named + "."),
                candidates(glass),
                waitOrBreak(glass));
    }

    static Reason outside(List<Sourced<Window>> windows, Sourced<Set<String>> glass) {
        String times =
                windows.stream()
                        .map(w -> w.value().span().text())
                        .collect(Collectors.joining("; "));
        return new Reason(
                "outside-window",
                windows.getFirst().source(),
                new Text(
                        "现在不在变更窗口内，窗口是：" + times + "。",
                        "This is outside the change windows, which are: " + times + "."),
                candidates(glass),
                waitOrBreak(glass));
    }

    static Reason perHour(Rules rules, int started) {
        return new Reason(
                "hourly-limit",
                rules.perHour().source(),
                new Text(
                        "这个集群一小时内最多 " + rules.perHour().value() + " 次变更，已经有 " + started + " 次。",
                        "At most %d changes an hour on this cluster; there have been %d."
                                .formatted(rules.perHour().value(), started)),
                candidates(rules.breakGlass()),
                waitOrBreak(rules.breakGlass()));
    }

    static Reason unconfirmed() {
        return Reason.of(
                "unconfirmed",
                "acknet",
                new Text(
                        "这个变更会降低安全性，申请人还没有再次确认。",
                        "This change lowers security, and its requester has not confirmed it yet."),
                new Text("请申请人先确认。", "Have the requester confirm it first."));
    }

    static Reason notTheRequester() {
        return Reason.of(
                "not-the-requester",
                "acknet",
                new Text("只有申请人可以确认。", "Only the requester can confirm this."),
                new Text("请申请人来确认。", "Have the requester confirm it."));
    }

    static Reason reasonMissing() {
        return Reason.of(
                "reason-missing",
                "acknet",
                new Text("需要写明理由。", "This needs a reason."),
                new Text("写一句话说明原因。", "Say why in a sentence."));
    }

    static Reason nameNotTyped(String cluster) {
        return Reason.of(
                "name-not-typed",
                "acknet.yaml: changes.clusters[" + cluster + "].typeName",
                new Text(
                        "批准前需要输入集群名 " + cluster + "。",
                        "To approve, type the cluster's name: " + cluster + "."),
                new Text("原样输入集群名。", "Type it exactly as it stands there."));
    }

    private static Candidates candidates(Sourced<Set<String>> ids) {
        return new Candidates(ids.value(), Optional.empty());
    }

    private static Text waitOrBreak(Sourced<Set<String>> glass) {
        return glass.value().isEmpty()
                ? new Text("请等到允许的时间。", "Wait until changes are allowed again.")
                : new Text(
                        "请等到允许的时间；紧急情况下由有 break-glass 权限的人写明理由后批准。",
                        "Wait until changes are allowed again; in an emergency somebody with the"
                                + " break-glass role approves and gives a reason.");
    }

    private static Text name(Action action) {
        return switch (action) {
            case REQUEST -> new Text("申请变更", "request changes here");
            case APPROVE -> new Text("批准变更", "approve changes here");
            case BREAK_GLASS -> new Text("紧急放行（break-glass）", "break the glass here");
            case DENY -> new Text("否决变更", "deny changes here");
            case CANCEL -> new Text("取消别人的变更", "cancel other people's changes here");
            case CONTINUE -> new Text("让变更继续", "have changes here continue");
            case STOP -> new Text("使用急停开关", "use the kill switch here");
        };
    }
}
