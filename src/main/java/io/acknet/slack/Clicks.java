package io.acknet.slack;

import io.acknet.conversation.Command;
import io.acknet.conversation.Place;
import io.acknet.conversation.Said;
import io.acknet.store.Hold;
import io.acknet.store.Offer;
import io.acknet.store.Offers;
import java.util.Optional;

/// Buttons that were pressed and forms that were filled in.
final class Clicks {
    private final Offers offers;
    private final Speech speech;
    private final Replying replying;
    private final Asides asides;
    private final Forms forms;

    Clicks(Offers offers, Speech speech, Replying replying, Asides asides, Forms forms) {
        this.offers = offers;
        this.speech = speech;
        this.replying = replying;
        this.asides = asides;
        this.forms = forms;
    }

    void clicked(Inbound.Clicked pressed, Hold hold) {
        Optional<Offer> offer =
                offers.find(pressed.offer())
                        .filter(found ->
                                isOnHome(pressed)
                                        || found.channel().equals(pressed.from().channel()));
        Inbound.Clicked clicked =
                isOnHome(pressed) && offer.isPresent()
                        ? pressed.in(offer.get().channel())
                        : pressed;
        if (offer.isEmpty()) {
            asides.tell(hold, clicked, Views.stale(speech.of(clicked.from())));
            return;
        }
        Button meant = SlackJson.read(offer.get().body(), Button.class);
        Said said = speech.said(clicked.from(), meant);
        if (meant.command() instanceof Command.Asks asks) {
            asides.ask(hold, clicked, said.lang(), asks);
        } else if (meant.command() instanceof Command.Share(String answer)) {
            asides.share(hold, clicked, said, answer);
        } else if (meant.command() instanceof Command.ReadTopic && isPublic(clicked)) {
            asides.read(hold, clicked, said);
        } else {
            replying.reply(hold, clicked, Due.of(said, place(clicked, meant)));
        }
    }

    /// The tab is one person's own, and so is every button on it.
    private static boolean isOnHome(Inbound.Clicked clicked) {
        return clicked.from().channel().isEmpty();
    }

    private static boolean isPublic(Inbound.Clicked clicked) {
        return !clicked.ephemeral() && clicked.from().place().kind() == Place.Kind.CHANNEL;
    }

    private static Destination place(Inbound.Clicked clicked, Button button) {
        if (clicked.responseUrl().isEmpty()) {
            return new Destination.Posted(clicked.from().channel(), "");
        }
        if (Speech.isPrivate(button.command())) {
            return new Destination.Response(clicked.responseUrl(), false);
        }
        if (clicked.ephemeral()) {
            return new Destination.Response(clicked.responseUrl(), true);
        }
        String channel = clicked.from().channel();
        return button.replaces()
                ? new Destination.Edited(channel, clicked.ts())
                : new Destination.Posted(
                        channel, clicked.from().threadOf(clicked.thread(), clicked.ts()));
    }

    void submitted(Inbound.Submitted submitted, Hold hold) {
        Button button = forms.runs(submitted).orElseThrow();
        Said said = speech.said(submitted.from(), button);
        replying.reply(hold, submitted, Due.of(said, place(submitted, button)));
    }

    /// A form that was opened from the home tab is answered in the direct message.
    private static Destination place(Inbound.Submitted submitted, Button button) {
        Forms.Origin origin = submitted.origin();
        Inbound.From from = submitted.from();
        if (origin.responseUrl().isEmpty()) {
            return new Destination.Posted(from.user(), "");
        }
        boolean quiet = Speech.isPrivate(button.command());
        return origin.ephemeral() || quiet
                ? new Destination.Response(origin.responseUrl(), !quiet)
                : new Destination.Posted(
                        from.channel(), from.threadOf(origin.thread(), origin.ts()));
    }
}
