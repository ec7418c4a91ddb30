package io.acknet.slack;

import io.acknet.lang.Lang;
import io.acknet.store.ChannelClusters;

/// Publishes the home tab. Doing it twice changes nothing.
final class Home {
    private final Gateway gateway;
    private final People people;
    private final ChannelClusters bindings;

    Home(Gateway gateway, People people, ChannelClusters bindings) {
        this.gateway = gateway;
        this.people = people;
        this.bindings = bindings;
    }

    void publish(Inbound.HomeOpened opened) {
        Lang lang = people.of(opened.from()).locale().orElse(Lang.EN);
        gateway.publishHome(opened.from().user(), HomeView.draw(lang, bindings.all()));
    }
}
