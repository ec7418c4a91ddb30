package io.acknet.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import io.acknet.change.ChangeListener;
import io.acknet.change.Directory;
import io.acknet.store.Store;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The workspace that the bot speaks in: whom it can ask about, and where it shows changes. Nothing is
/// sent before the bot that speaks here is started; that bot closes it.
public final class SlackWorkspace {
    private static final int CALL_MILLIS = 15_000;

    final SlackSettings settings;
    final Store store;
    final UnaryOperator<String> redact;
    final Traffic traffic;
    final Supplier<Around.Terms> terms;
    final String version;
    final InstantSource clock = InstantSource.system();
    final Slack slack;
    final Gateway gateway;
    final People people;
    final Cards cards;

    /// @param redact the last thing that every text goes through on its way out
    public SlackWorkspace(SlackSettings settings, Store store, UnaryOperator<String> redact) {
        this(settings, store, Around.redacting(redact));
    }

    public SlackWorkspace(SlackSettings settings, Store store, Around around) {
        this.settings = settings;
        this.store = store;
        this.redact = around.redact();
        this.traffic = around.traffic();
        this.terms = around.terms();
        this.version = around.version();
        this.slack = Slack.getInstance(config(settings.apiUrl()));
        Pacing pacing = new Pacing(clock, Limits.POST_EVERY, Limits.POST_BURST);
        this.gateway = new Gateway(slack, settings.botToken(), pacing, traffic);
        this.people = new People(gateway, this::userGroups, clock);
        this.cards = new Cards(gateway, people, store, redact, clock);
    }

    private Set<String> userGroups() {
        Set<String> all = new HashSet<>(settings.userGroups());
        all.addAll(terms.get().userGroups());
        return all;
    }

    /// Whom to ask for everybody's standing and groups.
    public Directory people() {
        return new WorkspaceDirectory(gateway, people);
    }

    /// Is told what happens to changes, and shows it.
    public ChangeListener cards() {
        return cards;
    }

    static SlackConfig config(String apiUrl) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(apiUrl);
        config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
        config.setStatsEnabled(false);
        config.getMethodsConfig().setStatsEnabled(false);
        return config;
    }
}
