package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.Change;
import io.acknet.change.ChangeState;
import io.acknet.change.Effects;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.conversation.Command;
import io.acknet.conversation.Reply.ChangeCard;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The buttons of a card. Each stands there only while it means something, and what cannot be taken
/// back lightly asks first.
final class ChangeButtons {
    private final Pen pen;
    private final ChangeCard card;
    private final Change change;

    ChangeButtons(Pen pen, ChangeCard card) {
        this.pen = pen;
        this.card = card;
        this.change = card.change();
    }

    List<ObjectNode> drawn() {
        String id = change.id();
        return switch (change.state()) {
            case ChangeState.Pending pending -> waiting(pending, id);
            case ChangeState.Approved _ ->
                    List.of(button(ChangeLabels.CANCEL, new Command.CancelChange(id)));
            case ChangeState.Executing _ -> List.of(stopButton());
            case ChangeState.Halted _ ->
                    List.of(
                            confirmed(ChangeLabels.CONTINUE, new Command.ContinueChange(id))
                                    .put("style", "primary"),
                            confirmed(ChangeLabels.UNDO, new Command.UndoChange(id)),
                            confirmed(ChangeLabels.CALL_OFF, new Command.CancelChange(id)));
            case ChangeState.Succeeded _ -> undo(id);
            case ChangeState.Failed failed -> isAsBefore(failed.effects()) ? List.of() : undo(id);
            case ChangeState.Denied _,
                    ChangeState.Expired _,
                    ChangeState.Cancelled _,
                    ChangeState.Superseded _ ->
                    List.of();
        };
    }

    private static boolean isAsBefore(Effects effects) {
        return effects.objects() == Effects.Objects.AS_BEFORE
                || effects.objects() == Effects.Objects.PUT_BACK;
    }

    private List<ObjectNode> undo(String id) {
        boolean wrote = !change.log().isEmpty();
        return change.request().undoOf().isEmpty() && wrote
                ? List.of(confirmed(ChangeLabels.UNDO, new Command.UndoChange(id)))
                : List.of();
    }

    private List<ObjectNode> waiting(ChangeState.Pending pending, String id) {
        List<ObjectNode> buttons = new ArrayList<>();
        if (!pending.confirmed()) {
            buttons.add(
                    confirmed(ChangeLabels.CONFIRM, new Command.ConfirmChange(id))
                            .put("style", "danger"));
        } else if (!card.approvers().nobody()) {
            buttons.add(approve(id));
        }
        buttons.add(button(ChangeLabels.DENY, new Command.AskDenial(id)));
        if (!card.against().isEmpty() && pending.confirmed()) {
            buttons.add(button(ChangeLabels.BREAK_GLASS, new Command.AskBreakGlass(id)));
        }
        buttons.add(button(ChangeLabels.CANCEL, new Command.CancelChange(id)));
        return buttons;
    }

    /// Where the name must be typed, the form is the confirmation.
    private ObjectNode approve(String id) {
        ObjectNode button =
                card.typesName()
                        ? button(ChangeLabels.APPROVE, new Command.AskApproval(id))
                        : confirmed(
                                ChangeLabels.APPROVE,
                                new Command.ApproveChange(id, "", Optional.empty()));
        return button.put("style", "danger");
    }

    private ObjectNode stopButton() {
        return confirmed(
                        ChangeLabels.STOP,
                        new Command.StopChanges(
                                false,
                                pen.say(ChangeLabels.CHANGE) + " " + change.request().handle()))
                .put("style", "danger");
    }

    private ObjectNode button(Text label, Command command) {
        return pen.button(pen.say(label), command, false);
    }

    private ObjectNode confirmed(Text label, Command command) {
        ClusterIdentity cluster = change.request().plan().cluster();
        return button(label, command)
                .set(
                        "confirm",
                        Blocks.confirm(
                                pen.say(label),
                                pen.say(
                                        ChangeLabels.sure(
                                                card.title(),
                                                cluster.name(),
                                                cluster.environment())),
                                pen.say(label),
                                pen.say(ChangeLabels.NO)));
    }
}
