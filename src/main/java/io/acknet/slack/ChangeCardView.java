package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.Account;
import io.acknet.change.Approval;
import io.acknet.change.Candidates;
import io.acknet.change.Change;
import io.acknet.change.ChangeRequest;
import io.acknet.change.ChangeState;
import io.acknet.change.Proof;
import io.acknet.conversation.Reply.ChangeCard;
import io.acknet.fix.Ownership;
import io.acknet.fix.Plan;
import io.acknet.fix.StepWords;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The card of a change: what would be done to which cluster, who may say yes until when, how it goes,
/// and what came of it.
final class ChangeCardView {
    private static final int DIFF_LINES = 60;

    /// Leaves what people decide by, the steps and warnings behind it, its place in a message.
    private static final int DIFF_CHARS = 5_000;

    private final Pen pen;
    private final ChangeCard card;
    private final Change change;
    private final ChangeRequest request;
    private final Plan plan;

    private ChangeCardView(Pen pen, ChangeCard card) {
        this.pen = pen;
        this.card = card;
        this.change = card.change();
        this.request = change.request();
        this.plan = request.plan();
    }

    static Message draw(Pen pen, ChangeCard card) {
        return new ChangeCardView(pen, card).message();
    }

    private Message message() {
        String headline = headline();
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header(headline));
        blocks.add(Blocks.section(what()));
        blocks.add(Blocks.context(List.of(by())));
        blocks.addAll(outcome());
        if (!(change.state() instanceof ChangeState.Ended)) {
            blocks.addAll(plan());
        }
        List<ObjectNode> buttons = new ChangeButtons(pen, card).drawn();
        if (!buttons.isEmpty()) {
            blocks.add(Blocks.actions(buttons));
        }
        return Fit.message(Escape.mrkdwn(headline), blocks);
    }

    private String headline() {
        return "%s %s %s · %s"
                .formatted(
                        ChangeLabels.icon(change.state()),
                        pen.say(ChangeLabels.CHANGE),
                        request.handle(),
                        pen.say(card.stands()));
    }

    private String what() {
        String undo = request.undoOf().isPresent() ? pen.say(ChangeLabels.UNDO_OF) : "";
        return "*%s%s*\n%s *%s* (%s) · %s"
                .formatted(
                        undo,
                        pen.mark(card.title()),
                        pen.say(Labels.CLUSTER),
                        Escape.inert(plan.cluster().name()),
                        Escape.inert(plan.cluster().environment()),
                        Escape.inert(plan.cluster().version()));
    }

    private String by() {
        String asked =
                pen.say(ChangeLabels.ASKED_BY)
                        + " "
                        + person(request.requester())
                        + " · "
                        + Pen.time(request.createdAt());
        return change.state() instanceof ChangeState.Waiting waiting
                ? asked + " · " + pen.say(ChangeLabels.UNTIL) + " " + Pen.time(waiting.until())
                : asked;
    }

    private List<ObjectNode> plan() {
        List<ObjectNode> blocks = new ArrayList<>();
        plan.downgrade()
                .ifPresent(text -> blocks.add(Blocks.section("🔻 *" + pen.mark(text) + "*")));
        if (!request.diff().isBlank()) {
            blocks.add(Blocks.richText(List.of(Blocks.preformatted(diff()))));
        }
        blocks.add(Blocks.section(steps()));
        String warnings =
                java.util.stream.Stream.concat(plan.warnings().stream(), overwritten().stream())
                        .map(text -> "⚠️ " + pen.mark(text))
                        .collect(Collectors.joining("\n"));
        if (!warnings.isEmpty()) {
            blocks.add(Blocks.section(warnings));
        }
        plan.unproven()
                .ifPresent(text -> blocks.add(Blocks.context(List.of("👀 " + pen.mark(text)))));
        return blocks;
    }

    private Optional<Text> overwritten() {
        return switch (plan.ownership()) {
            case Ownership.Unmanaged _ -> Optional.empty();
            case Ownership.MayBeOverwritten(Text by, var _) ->
                    Optional.of(ChangeLabels.overwritten(by));
        };
    }

    private String diff() {
        List<String> lines = request.diff().lines().toList();
        StringBuilder shown = new StringBuilder();
        int count = 0;
        while (count < Math.min(lines.size(), DIFF_LINES)
                && shown.length() + lines.get(count).length() < DIFF_CHARS) {
            shown.append(count == 0 ? "" : "\n").append(lines.get(count));
            count++;
        }
        int more = lines.size() - count;
        return more > 0
                ? shown + "\n… " + pen.say(ChangeLabels.linesMore(more, plan.fix()))
                : shown.toString();
    }

    private String steps() {
        StringBuilder text = new StringBuilder("*" + pen.say(ChangeLabels.STEPS) + "*");
        for (int i = 0; i < plan.steps().size(); i++) {
            text.append("\n").append(i + 1).append(". ");
            text.append(pen.mark(StepWords.of(plan.steps().get(i))));
        }
        return text.toString();
    }

    /// Where it stands, in sentences.
    private List<ObjectNode> outcome() {
        return switch (change.state()) {
            case ChangeState.Pending pending -> pending(pending);
            case ChangeState.Approved(var approvals, var _) -> List.of(approved(approvals));
            case ChangeState.Executing executing ->
                    List.of(approved(executing.approvals()), progress());
            case ChangeState.Halted(var was, Text why, var effects, var _) ->
                    List.of(
                            approved(was.approvals()),
                            Blocks.section(
                                    "⏸️ *" + pen.mark(why) + "*\n" + pen.mark(effects.sentence())),
                            progress());
            case ChangeState.Denied(Account by, String reason, var _) ->
                    List.of(
                            Blocks.section(
                                    pen.say(ChangeLabels.DENIED_BY)
                                            + " "
                                            + person(by)
                                            + pen.say(Labels.COLON)
                                            + Escape.inert(reason)
                                            + "\n"
                                            + pen.mark(ChangeLabels.NOTHING_CHANGED)));
            case ChangeState.Expired _ ->
                    List.of(Blocks.section(pen.mark(ChangeLabels.NOTHING_CHANGED)));
            case ChangeState.Superseded(String successor, var _) ->
                    List.of(
                            Blocks.section(
                                    pen.mark(ChangeLabels.successor(successor))
                                            + "\n"
                                            + pen.mark(ChangeLabels.NOTHING_CHANGED)));
            case ChangeState.Cancelled(Account by, var _, var effects) ->
                    List.of(
                            Blocks.section(
                                    pen.say(ChangeLabels.CANCELLED_BY)
                                            + " "
                                            + person(by)
                                            + "\n"
                                            + effects.map(e -> pen.mark(e.sentence()))
                                                    .orElseGet(() ->
                                                            pen.mark(
                                                                    ChangeLabels
                                                                            .NOTHING_CHANGED))));
            case ChangeState.Succeeded(var approvals, Proof proof, var _) ->
                    List.of(approved(approvals), proof(proof), progress());
            case ChangeState.Failed(var approvals, Text why, var effects, var _) ->
                    List.of(
                            approved(approvals),
                            Blocks.section(
                                    "*" + pen.mark(why) + "*\n" + pen.mark(effects.sentence())),
                            progress());
        };
    }

    private List<ObjectNode> pending(ChangeState.Pending pending) {
        List<ObjectNode> blocks = new ArrayList<>();
        if (!pending.confirmed()) {
            blocks.add(Blocks.section("🔻 " + pen.mark(ChangeLabels.UNCONFIRMED)));
        }
        blocks.add(
                Blocks.section(
                        pen.mark(
                                        ChangeLabels.approvals(
                                                pending.approvals().size(), pending.needed()))
                                + pending.approvals().stream()
                                        .map(approval -> " ✅ " + person(approval.by()))
                                        .collect(Collectors.joining())
                                + "\n"
                                + approvers()));
        if (!card.against().isEmpty()) {
            blocks.add(
                    Blocks.section(
                            card.against().stream()
                                    .map(text -> "🧊 " + pen.mark(text))
                                    .collect(Collectors.joining("\n"))));
        }
        return blocks;
    }

    private String approvers() {
        Candidates could = card.approvers();
        return could.nobody()
                ? "🚫 *" + pen.mark(ChangeLabels.NOBODY) + "*"
                : pen.say(ChangeLabels.MAY_APPROVE)
                        + could.ids().stream()
                                .filter(id ->
                                        could.except()
                                                .filter(one -> one.user().equals(id))
                                                .isEmpty())
                                .map(ChangeLabels::mention)
                                .collect(Collectors.joining(" "));
    }

    private ObjectNode approved(List<Approval> approvals) {
        String by =
                approvals.stream()
                        .map(approval ->
                                person(approval.by())
                                        + " · "
                                        + Pen.time(approval.at())
                                        + approval.glass()
                                                .map(why ->
                                                        " · 🔨 "
                                                                + pen.say(ChangeLabels.GLASS_BROKEN)
                                                                + pen.say(Labels.COLON)
                                                                + Escape.inert(why))
                                                .orElse(""))
                        .collect(Collectors.joining("\n"));
        String behind = approvals.size() == 1 ? " " : "\n";
        return Blocks.context(List.of(pen.say(ChangeLabels.APPROVED_BY) + behind + by));
    }

    private ObjectNode progress() {
        return Blocks.section(ProgressText.of(pen, change));
    }

    private ObjectNode proof(Proof proof) {
        String before =
                proof.before()
                        .map(verdict ->
                                Labels.icon(verdict) + " " + pen.say(verdict.title()) + " → ")
                        .orElse("");
        String after = Labels.icon(proof.after()) + " " + pen.say(proof.after().title());
        return Blocks.section(
                "*%s* %s%s · %s\n%s%s"
                        .formatted(
                                pen.say(ChangeLabels.outcome(proof.outcome())),
                                before,
                                after,
                                pen.say(ChangeLabels.took(proof.took())),
                                pen.mark(proof.headline()),
                                proof.unproven().map(text -> "\n👀 " + pen.mark(text)).orElse("")));
    }

    private static String person(Account account) {
        return Pen.person(account.user());
    }
}
