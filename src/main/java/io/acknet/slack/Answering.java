package io.acknet.slack;

import io.acknet.conversation.Command;
import io.acknet.conversation.Person;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.lang.Lang;
import io.acknet.store.Hold;
import io.acknet.store.Offer;
import io.acknet.store.Offers;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers one stored input. What went wrong inside the conversation is an answer too; what Slack
/// refuses for good is logged; what Slack does not take now is thrown, and tried again later.
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final Talk talk;
    private final People people;
    private final Delivery delivery;
    private final Forms forms;
    private final Offers offers;

    Answering(Talk talk, People people, Delivery delivery, Forms forms, Offers offers) {
        this.talk = talk;
        this.people = people;
        this.delivery = delivery;
        this.forms = forms;
        this.offers = offers;
    }

    /// @throws SlackUnreachable when it is worth another try
    /// @throws LostHold when another process has claimed the input
    void answer(Inbound inbound, Hold hold) {
        switch (inbound) {
            case Inbound.Spoken spoken -> spoken(spoken, hold);
            case Inbound.Slashed slashed ->
                    reply(
                            hold,
                            slashed,
                            said(slashed.from(), talk.parse(slashed.text()), slashed.text()),
                            new Destination.Response(slashed.responseUrl(), false));
            case Inbound.Clicked clicked -> clicked(clicked, hold);
            case Inbound.Shortcut shortcut ->
                    ask(
                            hold,
                            shortcut,
                            people.of(shortcut.from()).locale().orElse(Lang.of(shortcut.text())),
                            talk.draftOf(shortcut.text()));
            case Inbound.Submitted submitted -> submitted(submitted, hold);
            case Inbound.HomeOpened _ ->
                    throw new IllegalArgumentException("a home tab is published, not answered");
        }
    }

    /// In a channel a thread collects the answers; in a direct message only one that is there.
    private void spoken(Inbound.Spoken spoken, Hold hold) {
        Inbound.From from = spoken.from();
        String thread = threadOf(from, spoken.thread(), spoken.ts());
        reply(
                hold,
                spoken,
                said(from, talk.parse(spoken.text()), spoken.text()),
                new Destination.Posted(from.channel(), thread));
    }

    private void clicked(Inbound.Clicked clicked, Hold hold) {
        Optional<Button> button =
                offers.find(clicked.offer())
                        .filter(offer -> offer.channel().equals(clicked.from().channel()))
                        .map(Offer::body)
                        .map(body -> SlackJson.read(body, Button.class));
        if (button.isEmpty()) {
            tell(hold, clicked, Views.stale(lang(clicked)));
            return;
        }
        Button meant = button.get();
        if (meant.command() instanceof Command.Asks asks) {
            ask(hold, clicked, language(meant, people.of(clicked.from())), asks);
            return;
        }
        Person who = people.of(clicked.from());
        reply(
                hold,
                clicked,
                new Said(who, clicked.from().place(), meant.command(), language(meant, who)),
                place(clicked, meant));
    }

    private static Destination place(Inbound.Clicked clicked, Button button) {
        if (isPrivate(button.command())) {
            return new Destination.Response(clicked.responseUrl(), false);
        }
        if (clicked.ephemeral()) {
            return new Destination.Response(clicked.responseUrl(), true);
        }
        String channel = clicked.from().channel();
        if (button.replaces()) {
            return new Destination.Edited(channel, clicked.ts());
        }
        return new Destination.Posted(
                channel, threadOf(clicked.from(), clicked.thread(), clicked.ts()));
    }

    /// What a click on a card comes to, all see in the card; a refusal concerns whoever clicked.
    private static boolean isPrivate(Command command) {
        return command instanceof Command.CancelRun
                || command instanceof Command.OfChanges
                || command instanceof Command.OfLearning;
    }

    /// A modal needs the click's trigger, which Slack takes for three seconds.
    private void ask(Hold hold, Inbound.Opens opens, Lang lang, Command.Asks asks) {
        Person who = people.of(opens.from());
        Optional<Reply> objection = talk.objection(new Said(who, opens.from().place(), asks, lang));
        if (objection.isPresent()) {
            tell(hold, opens, Views.draw(objection.get(), _ -> ""));
            return;
        }
        try {
            if (!forms.open(opens, lang, asks)) {
                tell(hold, opens, Views.stale(lang));
            }
        } catch (SlackRefusal e) {
            LOG.atWarn().addKeyValue("input", opens.key()).setCause(e).log("modal refused");
            tell(hold, opens, Views.tooLate(lang));
        }
    }

    private void submitted(Inbound.Submitted submitted, Hold hold) {
        Forms.Origin origin = submitted.origin();
        Button button = forms.runs(submitted).orElseThrow();
        Inbound.From from = submitted.from();
        boolean quiet = isPrivate(button.command());
        Destination where =
                origin.ephemeral() || quiet
                        ? new Destination.Response(origin.responseUrl(), !quiet)
                        : new Destination.Posted(
                                from.channel(), threadOf(from, origin.thread(), origin.ts()));
        Person who = people.of(from);
        Said said = new Said(who, from.place(), button.command(), language(button, who));
        reply(hold, submitted, said, where);
    }

    /// In a direct message only a thread that is there is gone on with.
    private static String threadOf(Inbound.From from, String thread, String message) {
        return thread.isEmpty() && !from.channel().startsWith("D") ? message : thread;
    }

    private Lang lang(Inbound.Clicked clicked) {
        return people.of(clicked.from()).locale().orElse(Lang.EN);
    }

    /// Something that only this person needs to know.
    private void tell(Hold hold, Inbound.Opens clicked, Message what) {
        Delivery.Run run =
                delivery.begin(
                        hold,
                        clicked.from().channel(),
                        new Destination.Response(clicked.responseUrl(), false));
        Message message = run.decided().orElseGet(() -> run.decide(what));
        run.send(message, Optional.of(instead(clicked)));
    }

    private Said said(Inbound.From from, Command command, String text) {
        Person who = people.of(from);
        return new Said(who, from.place(), command, language(command, text, who));
    }

    /// Chinese where there is Chinese; a question in other letters in English; a bare command in the
    /// language of the person's Slack.
    private static Lang language(Command command, String text, Person who) {
        Lang written = Lang.of(text);
        boolean bare = !(command instanceof Command.Ask);
        return written == Lang.EN && bare ? who.locale().orElse(Lang.EN) : written;
    }

    /// A card is in its requester's language; whoever clicks on it is answered in their own.
    private static Lang language(Button button, Person who) {
        boolean alone =
                isPrivate(button.command()) || button.command() instanceof Command.AsksOfChange;
        return alone ? who.locale().orElse(button.lang()) : button.lang();
    }

    private void reply(Hold hold, Inbound inbound, Said said, Destination where) {
        Delivery.Run run = delivery.begin(hold, inbound.from().channel(), where);
        Message message = run.decided().orElseGet(() -> decide(run, said));
        run.send(message, Optional.of(instead(inbound)));
    }

    private Message decide(Delivery.Run run, Said said) {
        try {
            run.placeholder(said.lang());
        } catch (SlackRefusal e) {
            LOG.atInfo().setCause(e).log("placeholder refused");
        }
        return run.decide(converse(said, run));
    }

    private Reply converse(Said said, Delivery.Run run) {
        try {
            return reply(said, run);
        } catch (RuntimeException e) {
            String id = UUID.randomUUID().toString().substring(0, 8);
            LOG.atError()
                    .addKeyValue("fault", id)
                    .addKeyValue("channel", said.where().channel())
                    .addKeyValue("command", said.command().getClass().getSimpleName())
                    .setCause(e)
                    .log("conversation failed");
            return new Reply.Failed(said.lang(), Labels.FAILED, Labels.FAILED_NEXT, id);
        }
    }

    /// The final reply comes after the last of what goes on before it.
    private Reply reply(Said said, Delivery.Run run) {
        try (Progress progress = run.progress()) {
            return talk.reply(said, progress::accept);
        }
    }

    /// Where a reply goes that its place does not take: to the person alone.
    private static Destination instead(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Opens opens when !opens.ephemeral() ->
                    new Destination.Response(opens.responseUrl(), false);
            case Inbound.Opens _,
                    Inbound.Submitted _,
                    Inbound.Slashed _,
                    Inbound.Spoken _,
                    Inbound.HomeOpened _ ->
                    new Destination.Posted(inbound.from().user(), "");
        };
    }
}
