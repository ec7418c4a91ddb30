package io.acknet.slack;

import io.acknet.conversation.Command;
import io.acknet.conversation.Manners;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.lang.Lang;
import io.acknet.store.ChannelClusters;
import io.acknet.store.Hold;

/// Answers one stored input, each kind in its way.
final class Answering {
    private final Talk talk;
    private final ChannelClusters bindings;
    private final Speech speech;
    private final Replying replying;
    private final Questions questions;
    private final Clicks clicks;
    private final Asides asides;

    Answering(SlackWorkspace workspace, Talk talk, Delivery delivery, Forms forms) {
        this.talk = talk;
        Manners manners = new StoredManners(workspace.store.channelSettings(), workspace.clock);
        this.bindings = workspace.store.channelClusters();
        this.speech = new Speech(workspace.people, manners);
        this.replying = new Replying(talk, delivery);
        this.questions = new Questions(workspace, talk, speech, replying);
        this.asides = new Asides(talk, speech, delivery, forms);
        this.clicks = new Clicks(workspace.store.offers(), speech, replying, asides, forms);
    }

    /// @throws SlackUnreachable when it is worth another try
    /// @throws LostHold when another process has claimed the input
    void answer(Inbound inbound, Hold hold) {
        switch (inbound) {
            case Inbound.Spoken spoken -> questions.spoken(spoken, hold);
            case Inbound.Joined joined -> joined(joined, hold);
            case Inbound.SharedOutside shared -> sharedOutside(shared, hold);
            case Inbound.Reworded reworded -> questions.reworded(reworded, hold);
            case Inbound.Withdrawn withdrawn -> questions.withdrawn(withdrawn);
            case Inbound.Slashed slashed -> slashed(slashed, hold);
            case Inbound.Clicked clicked -> clicks.clicked(clicked, hold);
            case Inbound.Shortcut shortcut -> shortcut(shortcut, hold);
            case Inbound.Submitted submitted -> clicks.submitted(submitted, hold);
            case Inbound.HomeOpened _ ->
                    throw new IllegalArgumentException("a home tab is published, not answered");
        }
    }

    private void joined(Inbound.Joined joined, Hold hold) {
        Said said =
                new Said(
                        speech.who(joined.from()),
                        joined.from().place(),
                        new Command.Welcome(),
                        speech.ofChannel(joined.from()));
        Destination where = new Destination.Posted(joined.from().channel(), "");
        replying.say(hold, joined, talk.reply(said, _ -> {}), Due.of(said, where));
    }

    /// What the channel was let into was decided without these people in it, so it is decided anew.
    private void sharedOutside(Inbound.SharedOutside shared, Hold hold) {
        Inbound.From from = shared.from();
        if (!bindings.unbind(from.channel())) {
            return;
        }
        Lang lang = speech.ofChannel(from);
        Said said = new Said(speech.who(from), from.place(), new Command.Welcome(), lang);
        replying.say(
                hold,
                shared,
                new Reply.Refused(lang, Labels.SHARED_OUTSIDE, Labels.BIND_ANEW),
                Due.of(said, new Destination.Posted(from.channel(), "")));
    }

    private void shortcut(Inbound.Shortcut shortcut, Hold hold) {
        if (shortcut.callback().equals(Listeners.SAVE_DRAFT)) {
            Lang lang = speech.of(shortcut.from(), shortcut.text());
            asides.ask(hold, shortcut, lang, talk.draftOf(shortcut.text()));
            return;
        }
        Said said = speech.said(shortcut.from(), question(shortcut.text()), shortcut.text());
        replying.reply(
                hold,
                shortcut,
                Due.of(said, new Destination.Response(shortcut.responseUrl(), false)));
    }

    /// What people write to each other is a question at most, never an order to the bot.
    private Command question(String text) {
        return talk.parse(text) instanceof Command.Ask ask ? ask : new Command.Ask(text);
    }

    private void slashed(Inbound.Slashed slashed, Hold hold) {
        Said said = speech.said(slashed.from(), talk.parse(slashed.text()), slashed.text());
        replying.reply(
                hold,
                slashed,
                Due.of(said, new Destination.Response(slashed.responseUrl(), false)));
    }
}
