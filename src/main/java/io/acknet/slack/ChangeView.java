package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.Change;
import io.acknet.change.ChangeState;
import io.acknet.change.Reason;
import io.acknet.conversation.Command;
import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said about changes beside their cards.
final class ChangeView {
    private ChangeView() {}

    /// Why not, and where it stands now, with whoever ended it.
    static Message draw(Pen pen, Reply.ChangeStands stands) {
        String why = "🚫 " + pen.mark(stands.why());
        String now = pen.mark(stands.asItStands());
        String by = endedBy(pen, stands.change()).map(who -> "\n" + who).orElse("");
        return Fit.message(why, List.of(Blocks.section(why), Blocks.section(now + by)));
    }

    private static Optional<String> endedBy(Pen pen, Change change) {
        return switch (change.state()) {
            case ChangeState.Denied(var by, var _, var _) ->
                    Optional.of(pen.say(ChangeLabels.DENIED_BY) + " " + Pen.person(by.user()));
            case ChangeState.Cancelled(var by, var _, var _) ->
                    Optional.of(pen.say(ChangeLabels.CANCELLED_BY) + " " + Pen.person(by.user()));
            case ChangeState.Pending _,
                    ChangeState.Approved _,
                    ChangeState.Executing _,
                    ChangeState.Halted _,
                    ChangeState.Expired _,
                    ChangeState.Superseded _,
                    ChangeState.Succeeded _,
                    ChangeState.Failed _ ->
                    Optional.empty();
        };
    }

    /// Every reason with the rule, where it stands, who could do it, and what would help.
    static Message draw(Pen pen, Reply.ChangeRefused refused) {
        String opening = "🚫 " + pen.mark(refused.opening());
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.section("*" + opening + "*"));
        refused.reasons().forEach(reason -> blocks.addAll(reason(pen, reason)));
        String first =
                refused.reasons().stream()
                        .findFirst()
                        .map(reason -> " " + pen.mark(reason.what()))
                        .orElse("");
        return Fit.message(opening + first, blocks);
    }

    private static List<ObjectNode> reason(Pen pen, Reason reason) {
        String could =
                reason.could().nobody()
                        ? ""
                        : "\n"
                                + pen.say(ChangeLabels.COULD)
                                + reason.could().ids().stream()
                                        .filter(id ->
                                                reason.could()
                                                        .except()
                                                        .filter(one -> one.user().equals(id))
                                                        .isEmpty())
                                        .map(ChangeLabels::mention)
                                        .collect(Collectors.joining(" "));
        return List.of(
                Blocks.section(
                        "• " + pen.mark(reason.what()) + "\n" + pen.mark(reason.help()) + could),
                Blocks.context(
                        List.of(
                                "`"
                                        + Escape.inert(reason.rule())
                                        + "` · `"
                                        + Escape.inert(reason.source())
                                        + "`")));
    }

    static Message draw(Pen pen, Reply.NoPlan none) {
        String title = pen.mark(none.title());
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.section("*" + title + "*\n" + pen.mark(none.reason())));
        if (!none.next().isEmpty()) {
            blocks.add(
                    Blocks.section(
                            none.next().stream()
                                    .map(text -> "• " + pen.mark(text))
                                    .collect(Collectors.joining("\n"))));
        }
        return Fit.message(title + " " + pen.mark(none.reason()), blocks);
    }

    static Message draw(Pen pen, Reply.ChangesListed listed) {
        String title =
                pen.mark(
                        ChangeLabels.changesOf(Escape.line(listed.cluster(), Limits.BUTTON_CHARS)));
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.section("*" + title + "*"));
        listed.stopped().forEach(text -> blocks.add(Blocks.section("⛔ " + pen.mark(text))));
        if (listed.changes().isEmpty()) {
            blocks.add(Blocks.section(pen.mark(ChangeLabels.NO_CHANGES)));
        }
        listed.changes().forEach(change -> blocks.add(line(pen, change)));
        return Fit.message(title, blocks);
    }

    /// What the thread of a card is told: an edit of the card notifies nobody.
    static Message note(Lang lang, Change change) {
        Text stands = Reply.ChangesListed.stands(change);
        Text note = ChangeLabels.note(change.request().handle(), stands);
        String who =
                change.state() instanceof ChangeState.Ended
                                || change.state() instanceof ChangeState.Halted
                        ? Pen.person(change.request().requester().user()) + " "
                        : "";
        String text =
                who
                        + ChangeLabels.icon(change.state())
                        + " "
                        + Escape.mrkdwn(note.in(lang))
                        + reason(change).map(why -> "\n" + Escape.mrkdwn(why.in(lang))).orElse("");
        return Fit.message(text, List.of(Blocks.section(text)));
    }

    private static Optional<Text> reason(Change change) {
        return switch (change.state()) {
            case ChangeState.Halted(var _, Text why, var effects, var _) ->
                    Optional.of(both(why, effects.sentence()));
            case ChangeState.Failed(var _, Text why, var effects, var _) ->
                    Optional.of(both(why, effects.sentence()));
            case ChangeState.Denied(var _, String reason, var _) ->
                    Optional.of(new Text(reason, reason));
            case ChangeState.Succeeded(var _, var proof, var _) -> Optional.of(proof.headline());
            case ChangeState.Pending _,
                    ChangeState.Approved _,
                    ChangeState.Executing _,
                    ChangeState.Expired _,
                    ChangeState.Cancelled _,
                    ChangeState.Superseded _ ->
                    Optional.empty();
        };
    }

    private static Text both(Text first, Text second) {
        return new Text(first.zh() + " " + second.zh(), first.en() + " " + second.en());
    }

    private static ObjectNode line(Pen pen, Change change) {
        Text stands = Reply.ChangesListed.stands(change);
        String text =
                "%s `%s` *%s* · %s · %s · %s"
                        .formatted(
                                ChangeLabels.icon(change.state()),
                                Escape.inert(change.request().handle()),
                                Escape.inert(change.request().plan().fix()),
                                pen.mark(stands),
                                Pen.person(change.request().requester().user()),
                                Pen.time(change.request().createdAt()));
        ObjectNode section = Blocks.section(text);
        section.set(
                "accessory",
                pen.button(pen.say(ChangeLabels.SHOW), new Command.ShowChange(change.id()), false));
        return section;
    }
}
