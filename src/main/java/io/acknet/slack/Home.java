package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Person;
import io.acknet.lang.Lang;
import io.acknet.store.ChannelClusters;

/// Publishes the home tab. Doing it twice changes nothing.
final class Home {
    private final SlackWorkspace workspace;
    private final ChannelClusters bindings;
    private final Talk talk;

    Home(SlackWorkspace workspace, ChannelClusters bindings, Talk talk) {
        this.workspace = workspace;
        this.bindings = bindings;
        this.talk = talk;
    }

    void publish(Inbound.HomeOpened opened) {
        Person who = workspace.people.of(opened.from());
        Lang lang = who.locale().orElse(Lang.EN);
        ObjectNode home = HomeView.draw(lang, talk.waitingFor(who, lang), bindings.all());
        workspace.gateway.publishHome(
                opened.from().user(), HomeView.signed(home, workspace.version));
    }
}
