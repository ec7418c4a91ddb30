package io.acknet.slack;

import io.acknet.conversation.Person;
import io.acknet.lang.Lang;
import io.acknet.store.ChannelClusters;

/// Publishes the home tab. Doing it twice changes nothing.
final class Home {
    private final Gateway gateway;
    private final People people;
    private final ChannelClusters bindings;
    private final Talk talk;

    Home(Gateway gateway, People people, ChannelClusters bindings, Talk talk) {
        this.gateway = gateway;
        this.people = people;
        this.bindings = bindings;
        this.talk = talk;
    }

    void publish(Inbound.HomeOpened opened) {
        Person who = people.of(opened.from());
        Lang lang = who.locale().orElse(Lang.EN);
        gateway.publishHome(
                opened.from().user(),
                HomeView.draw(lang, talk.waitingFor(who, lang), bindings.all()));
    }
}
