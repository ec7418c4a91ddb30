package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Overview;
import io.acknet.conversation.Person;
import io.acknet.lang.Lang;
import io.acknet.store.Answered;
import io.acknet.store.Offer;
import java.util.List;
import java.util.UUID;

/// Publishes the home tab. Doing it twice changes nothing.
final class Home {
    /// Of a person's own answers.
    private static final int RECENT = 20;

    private final SlackWorkspace workspace;
    private final Talk talk;

    Home(SlackWorkspace workspace, Talk talk) {
        this.workspace = workspace;
        this.talk = talk;
    }

    void publish(Inbound.HomeOpened opened) {
        Person who = workspace.people.of(opened.from());
        Lang lang = who.locale().orElse(Lang.EN);
        List<String> recent =
                workspace.store.answers().latestOf(opened.from().user(), RECENT).stream()
                        .map(Answered::topic)
                        .toList();
        Overview overview = talk.overview(who, lang, recent);
        Pen pen = new Pen(lang, button -> offer(opened.from(), button));
        ObjectNode home = HomeView.draw(pen, overview, workspace.store.channelClusters().all());
        workspace.gateway.publishHome(
                opened.from().user(),
                Redaction.of(HomeView.signed(home, workspace.version), workspace.redact));
    }

    /// What a button of the tab brings stands in the person's direct messages with the bot.
    private String offer(Inbound.From from, Button button) {
        String id = UUID.randomUUID().toString();
        workspace
                .store
                .offers()
                .add(
                        new Offer(
                                id,
                                from.channel(),
                                SlackJson.write(button),
                                workspace.clock.instant()));
        return id;
    }
}
