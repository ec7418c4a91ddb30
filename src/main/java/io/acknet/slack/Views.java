package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Optional;

/// Draws replies as messages. Pure: what a button stands for leaves through the `Offering`.
final class Views {
    private Views() {}

    static Message draw(Reply reply, Button.Offering offering) {
        Pen pen = new Pen(reply.lang(), offering);
        return switch (reply) {
            case Reply.Answer answer -> AnswerView.draw(pen, answer);
            case Reply.AskedBefore before ->
                    sentence(
                            pen.say(Labels.askedBefore(Pen.person(before.by()), before.link())),
                            "");
            case Reply.DidYouMean maybe -> ChoiceView.draw(pen, maybe);
            case Reply.NoMatch none -> ChoiceView.draw(pen, none);
            case Reply.Working _ -> sentence(pen.say(Labels.WORKING), "⏳ ");
            case Reply.OfferedCheck offered -> CheckView.draw(pen, offered);
            case Reply.Checking checking -> CheckView.draw(pen, checking);
            case Reply.CheckCancelled cancelled -> CheckView.draw(pen, cancelled);
            case Reply.Checked checked -> CheckView.draw(pen, checked);
            case Reply.OfferedAll offered -> AllView.draw(pen, offered);
            case Reply.CheckingAll checking -> AllView.draw(pen, checking);
            case Reply.CheckedAll checked -> AllView.draw(pen, checked);
            case Reply.ChangeCard card -> ChangeCardView.draw(pen, card);
            case Reply.ChangeMoved moved -> sentence(pen.mark(moved.text()), "");
            case Reply.ChangeStands stands -> ChangeView.draw(pen, stands);
            case Reply.ChangeRefused refused -> ChangeView.draw(pen, refused);
            case Reply.NoPlan none -> ChangeView.draw(pen, none);
            case Reply.ChangesListed listed -> ChangeView.draw(pen, listed);
            case Reply.GapsListed listed -> LearningView.draw(pen, listed);
            case Reply.DraftsListed listed -> LearningView.draw(pen, listed);
            case Reply.NotLearned refused -> LearningView.draw(pen, refused);
            case Reply.Welcomed welcomed -> WelcomeView.draw(pen, welcomed);
            case Reply.StatusShown status -> ChannelView.draw(pen, status);
            case Reply.HelpShown help -> ChannelView.draw(pen, help);
            case Reply.Done done -> sentence(pen.mark(done.text()), "✅ ");
            case Reply.Refused refused -> refused(pen, refused);
            case Reply.Failed failed -> failed(pen, failed);
        };
    }

    /// What follows a reply in its thread.
    static List<Message> following(Reply reply, Button.Offering offering) {
        Pen pen = new Pen(reply.lang(), offering);
        return reply instanceof Reply.CheckedAll all
                ? all.parts().stream().map(part -> CheckView.draw(pen, part)).toList()
                : List.of();
    }

    /// All that follows a reply, in one message and without buttons.
    static Optional<Message> digest(Reply reply) {
        return reply instanceof Reply.CheckedAll all && !all.parts().isEmpty()
                ? Optional.of(AllView.digest(new Pen(reply.lang(), _ -> ""), all))
                : Optional.empty();
    }

    /// What stands there until the reply is known.
    static Message placeholder(Lang lang) {
        return sentence(Labels.LOOKING.in(lang), "");
    }

    /// The answer to a button that means nothing any more.
    static Message stale(Lang lang) {
        return sentence(Labels.STALE.in(lang), "⚠️ ");
    }

    /// The answer to a second click on what shares a message.
    static Message sharedAlready(Lang lang) {
        return sentence(Labels.SHARED_ALREADY.in(lang), "");
    }

    /// Slack did not open a modal for a click.
    static Message tooLate(Lang lang) {
        return sentence(Labels.TOO_LATE.in(lang), "⚠️ ");
    }

    /// What somebody hears whose input was one too many.
    static Message tooMany(Lang lang, Flood.Why why) {
        Text text =
                switch (why) {
                    case PERSON -> Labels.TOO_MANY_OF_YOURS;
                    case CHANNEL -> Labels.TOO_MANY_HERE;
                    case BUSY -> Labels.TOO_BUSY;
                };
        return sentence(text.in(lang), "⏳ ");
    }

    private static Message sentence(String mrkdwn, String icon) {
        return Fit.message(icon + mrkdwn, List.of(Blocks.section(icon + mrkdwn)));
    }

    private static Message refused(Pen pen, Reply.Refused refused) {
        ObjectNode why = Blocks.section("🚫 " + pen.mark(refused.reason()));
        ObjectNode next = Blocks.section(pen.mark(refused.next()));
        return Fit.message("🚫 " + pen.mark(refused.reason()), List.of(why, next));
    }

    private static Message failed(Pen pen, Reply.Failed failed) {
        ObjectNode what = Blocks.section("⚠️ " + pen.mark(failed.what()));
        ObjectNode next = Blocks.section(pen.mark(failed.next()));
        ObjectNode id =
                Blocks.context(
                        List.of(pen.say(Labels.ID) + " `" + Escape.inert(failed.id()) + "`"));
        return Fit.message("⚠️ " + pen.mark(failed.what()), List.of(what, next, id));
    }
}
