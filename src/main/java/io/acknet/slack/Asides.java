package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Command;
import io.acknet.conversation.Place;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.lang.Lang;
import io.acknet.store.Hold;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a click brings beside the message that holds its button: a form, the whole answer to read, a
/// word to whoever clicked, a message for all.
final class Asides {
    private static final Logger LOG = LoggerFactory.getLogger(Asides.class);

    private final Talk talk;
    private final Speech speech;
    private final Delivery delivery;
    private final Forms forms;

    Asides(Talk talk, Speech speech, Delivery delivery, Forms forms) {
        this.talk = talk;
        this.speech = speech;
        this.delivery = delivery;
        this.forms = forms;
    }

    /// A modal needs the click's trigger, which Slack takes for three seconds.
    void ask(Hold hold, Inbound.Opens opens, Lang lang, Command.Asks asks) {
        Said said = new Said(speech.who(opens.from()), about(opens.from(), asks), asks, lang);
        Optional<Reply> objection = talk.objection(said);
        if (objection.isPresent()) {
            tell(hold, opens, Views.draw(objection.get(), _ -> ""));
            return;
        }
        try {
            if (!forms.open(opens, said)) {
                tell(hold, opens, Views.stale(lang));
            }
        } catch (SlackRefusal e) {
            tooLate(hold, opens, e, lang);
        }
    }

    /// On the home tab a button names the channel that it is about.
    private static Place about(Inbound.From from, Command.Asks asks) {
        return asks instanceof Command.AsksOfChannel of && !of.channel().isEmpty()
                ? new Place(from.team(), of.channel(), Place.Kind.CHANNEL)
                : from.place();
    }

    /// All of an answer of which the channel sees a part, in the reader's own language.
    void read(Hold hold, Inbound.Clicked clicked, Said said) {
        Lang lang = said.who().locale().orElse(said.lang());
        Reply reply = talk.reply(new Said(said.who(), said.where(), said.command(), lang), _ -> {});
        if (!(reply instanceof Reply.Answer answer)) {
            tell(hold, clicked, Views.draw(reply, _ -> ""));
            return;
        }
        try {
            ObjectNode modal = AnswerView.modal(new Pen(lang, _ -> ""), answer);
            forms.show(clicked, delivery.safe(modal));
        } catch (SlackRefusal e) {
            tooLate(hold, clicked, e, lang);
        }
    }

    /// Shows all what one person sees, once; then its button goes away.
    void share(Hold hold, Inbound.Clicked clicked, Said said, String answer) {
        Optional<Message> there = delivery.said(answer);
        if (there.isEmpty()) {
            tell(hold, clicked, Views.stale(said.lang()));
            return;
        }
        Pen pen = new Pen(said.lang(), _ -> "");
        var run =
                delivery.begin(
                        hold,
                        clicked.from().channel(),
                        new Destination.Told(clicked.responseUrl()));
        if (run.decided().isEmpty() && !delivery.take(clicked.offer())) {
            tell(hold, clicked, Views.sharedAlready(said.lang()));
            return;
        }
        Message message =
                run.decided()
                        .orElseGet(() -> run.decide(Sharing.by(pen, there.get(), said.who().id())));
        run.send(message, Optional.empty());
        delivery.replace(clicked.responseUrl(), Sharing.plain(there.get()));
    }

    private void tooLate(Hold hold, Inbound.Opens opens, SlackRefusal why, Lang lang) {
        LOG.atWarn().addKeyValue("input", opens.key()).setCause(why).log("modal refused");
        tell(hold, opens, Views.tooLate(lang));
    }

    /// Something that only this person needs to know.
    void tell(Hold hold, Inbound.Opens clicked, Message what) {
        Delivery.Run run =
                delivery.begin(
                        hold, clicked.from().channel(), privately(clicked.responseUrl(), clicked));
        Message message = run.decided().orElseGet(() -> run.decide(what));
        run.send(message, Optional.of(instead(clicked)));
    }

    /// Through the click's `response_url`; a click on the home tab has none.
    private static Destination privately(String responseUrl, Inbound inbound) {
        return responseUrl.isEmpty()
                ? new Destination.Posted(inbound.from().user(), "")
                : new Destination.Response(responseUrl, false);
    }

    /// Where a reply goes that its place does not take: to the person alone.
    static Destination instead(Inbound inbound) {
        return inbound instanceof Inbound.Opens opens
                        && !opens.ephemeral()
                        && !opens.responseUrl().isEmpty()
                ? new Destination.Response(opens.responseUrl(), false)
                : new Destination.Posted(inbound.from().user(), "");
    }
}
