package io.acknet.slack;

import io.acknet.conversation.Manners;
import io.acknet.conversation.Said;
import io.acknet.store.Hold;

/// Answers one stored input, each kind in its way.
final class Answering {
    private final Talk talk;
    private final Speech speech;
    private final Replying replying;
    private final Questions questions;
    private final Clicks clicks;
    private final Asides asides;

    Answering(SlackWorkspace workspace, Talk talk, Delivery delivery, Forms forms) {
        this.talk = talk;
        Manners manners = new StoredManners(workspace.store.channelSettings(), workspace.clock);
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
            case Inbound.Reworded reworded -> questions.reworded(reworded, hold);
            case Inbound.Withdrawn withdrawn -> questions.withdrawn(withdrawn);
            case Inbound.Slashed slashed -> slashed(slashed, hold);
            case Inbound.Clicked clicked -> clicks.clicked(clicked, hold);
            case Inbound.Shortcut shortcut ->
                    asides.ask(
                            hold,
                            shortcut,
                            speech.of(shortcut.from(), shortcut.text()),
                            talk.draftOf(shortcut.text()));
            case Inbound.Submitted submitted -> clicks.submitted(submitted, hold);
            case Inbound.HomeOpened _ ->
                    throw new IllegalArgumentException("a home tab is published, not answered");
        }
    }

    private void slashed(Inbound.Slashed slashed, Hold hold) {
        Said said = speech.said(slashed.from(), talk.parse(slashed.text()), slashed.text());
        replying.reply(
                hold, slashed, Due.of(said, new Destination.Response(slashed.responseUrl(), false)));
    }
}
