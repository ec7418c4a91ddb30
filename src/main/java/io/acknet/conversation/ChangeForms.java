package io.acknet.conversation;

import io.acknet.change.Change;
import io.acknet.check.Params;
import io.acknet.conversation.Form.Field;
import io.acknet.conversation.Form.Filled;
import io.acknet.fix.Fix;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The forms of changes: the parameters of a fix, the typed name of the cluster, a reason.
final class ChangeForms {
    private static final String NAME = "name";
    private static final String REASON = "reason";
    private static final Text SEND = new Text("提交", "Send");

    private final ChangeTalk talk;

    ChangeForms(ChangeTalk talk) {
        this.talk = talk;
    }

    /// What a form would be about, where there is none: the reply says what is needed.
    static Command.OfChanges withoutForm(Command.AsksOfChange asks) {
        return switch (asks) {
            case Command.AskFix(String fix) -> new Command.ProposeFix(fix, Map.of());
            case Command.AskApproval(String id) -> new Command.ShowChange(id);
            case Command.AskBreakGlass(String id) -> new Command.ShowChange(id);
            case Command.AskDenial(String id) -> new Command.ShowChange(id);
        };
    }

    /// Empty when what it is about is gone.
    Optional<Form> form(Lang lang, Command.AsksOfChange asks) {
        return switch (asks) {
            case Command.AskFix(String fix) -> talk.fix(fix).map(found -> fix(lang, found));
            case Command.AskApproval(String id) ->
                    talk.find(id).map(change -> approval(lang, change, List.of()));
            case Command.AskBreakGlass(String id) ->
                    talk.find(id).map(change -> approval(lang, change, List.of(reason(GLASS))));
            case Command.AskDenial(String id) -> talk.find(id).map(change -> denial(lang, change));
        };
    }

    /// @param values of the fields that something was written in
    Filled fill(Command.AsksOfChange asks, Map<String, String> values) {
        return switch (asks) {
            case Command.AskFix(String fix) -> fixFilled(fix, values);
            case Command.AskApproval(String id) -> approvalFilled(id, values, false);
            case Command.AskBreakGlass(String id) -> approvalFilled(id, values, true);
            case Command.AskDenial(String id) ->
                    values.containsKey(REASON)
                            ? new Filled.Ready(new Command.DenyChange(id, values.get(REASON)))
                            : new Filled.Wrong(Map.of(REASON, MISSING));
        };
    }

    private static final Text MISSING = new Text("请写明理由。", "Say why.");
    private static final Text GLASS =
            new Text("为什么必须现在、绕过规则执行？", "Why now, and against the rules?");
    private static final Text WHY_NOT =
            new Text("为什么不行？申请人会看到。", "Why not? The requester will read it.");

    private static Form fix(Lang lang, Fix fix) {
        List<Field> fields =
                ChangeTalk.asks(fix).stream()
                        .map(key ->
                                new Field(
                                        key.word(),
                                        key.title(),
                                        Sentences.form(key),
                                        key.example(),
                                        "",
                                        fix.needs().contains(key)
                                                ? Form.Size.LINE
                                                : Form.Size.OPTIONAL_LINE))
                        .toList();
        return new Form(
                lang, new Text("提出修复", "Propose a fix"), fix.title(), fix.effect(), fields, SEND);
    }

    private Form approval(Lang lang, Change change, List<Field> more) {
        String cluster = change.request().plan().cluster().name();
        List<Field> fields = new ArrayList<>();
        if (talk.typesName(change.id())) {
            fields.add(
                    new Field(
                            NAME,
                            new Text("输入集群名以确认", "Type the cluster's name to confirm"),
                            new Text(cluster, cluster),
                            "",
                            "",
                            Form.Size.LINE));
        }
        fields.addAll(more);
        Text title = more.isEmpty() ? new Text("批准变更", "Approve") : new Text("紧急批准", "Break glass");
        return new Form(
                lang,
                title,
                talk.board().title(change),
                about(change),
                fields,
                new Text("批准并执行", "Approve and run"));
    }

    private Form denial(Lang lang, Change change) {
        return new Form(
                lang,
                new Text("否决变更", "Deny"),
                talk.board().title(change),
                about(change),
                List.of(reason(WHY_NOT)),
                new Text("否决", "Deny"));
    }

    private static Field reason(Text label) {
        return new Field(
                REASON,
                label,
                new Text("一句话即可", "A sentence will do"),
                "",
                "",
                Form.Size.PARAGRAPH);
    }

    private static Text about(Change change) {
        var cluster = change.request().plan().cluster();
        return new Text(
                "变更 %s · 集群 %s（%s）"
                        .formatted(
                                change.request().handle(), cluster.name(), cluster.environment()),
                "Change %s · cluster %s (%s)"
                        .formatted(
                                change.request().handle(), cluster.name(), cluster.environment()));
    }

    private Filled fixFilled(String id, Map<String, String> values) {
        Optional<Fix> fix = talk.fix(id);
        Map<String, Text> objections = new HashMap<>();
        for (Params.Key key : fix.map(Fix::takes).orElse(Set.of())) {
            String value = values.get(key.word());
            if (value == null) {
                if (fix.get().needs().contains(key)) {
                    objections.put(key.word(), new Text("这一项必填。", "This one is needed."));
                }
                continue;
            }
            key.objection(value).ifPresent(text -> objections.put(key.word(), text));
        }
        return objections.isEmpty()
                ? new Filled.Ready(new Command.ProposeFix(id, values))
                : new Filled.Wrong(objections);
    }

    private Filled approvalFilled(String id, Map<String, String> values, boolean glass) {
        Map<String, Text> objections = new HashMap<>();
        String typed = values.getOrDefault(NAME, "");
        talk.find(id)
                .filter(_ -> talk.typesName(id))
                .map(change -> change.request().plan().cluster().name())
                .filter(name -> !name.equals(typed))
                .ifPresent(name ->
                        objections.put(
                                NAME,
                                new Text(
                                        "与集群名不一致，应为 " + name + "。",
                                        "This is not the cluster's name, which is " + name + ".")));
        if (glass && !values.containsKey(REASON)) {
            objections.put(REASON, MISSING);
        }
        return objections.isEmpty()
                ? new Filled.Ready(
                        new Command.ApproveChange(
                                id, typed, Optional.ofNullable(glass ? values.get(REASON) : null)))
                : new Filled.Wrong(objections);
    }
}
