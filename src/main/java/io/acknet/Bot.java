package io.acknet;

import io.acknet.check.Checks;
import io.acknet.check.Params;
import io.acknet.cluster.Target;
import io.acknet.config.Config;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.conversation.BoundClusters;
import io.acknet.conversation.ClusterChecks;
import io.acknet.conversation.Command;
import io.acknet.conversation.CommandParser;
import io.acknet.conversation.ConfiguredClusters;
import io.acknet.conversation.Conversation;
import io.acknet.conversation.Faq;
import io.acknet.conversation.NarrowForm;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Roles;
import io.acknet.conversation.Said;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.match.Matcher;
import io.acknet.redact.Redactor;
import io.acknet.slack.SlackBot;
import io.acknet.slack.SlackSettings;
import io.acknet.slack.StoredBindings;
import io.acknet.slack.Talk;
import io.acknet.store.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The whole bot, built by hand, from its configuration to its place in Slack.
public final class Bot implements AutoCloseable {
    private final Store store;
    private final ConfiguredClusters clusters;
    private final SlackBot slack;

    private Bot(Store store, ConfiguredClusters clusters, SlackBot slack) {
        this.store = store;
        this.clusters = clusters;
        this.slack = slack;
    }

    /// Builds the bot and connects it; returns when it listens.
    ///
    /// @throws IOException when the port of HTTP mode is taken, or Slack cannot be reached
    public static Bot start(Config config, SlackAccess access, Library library) throws IOException {
        InstantSource clock = InstantSource.system();
        Store store = new OpenStore(config.storage(), System.getenv()).open(clock);
        ConfiguredClusters clusters =
                new ConfiguredClusters(
                        config.clusters().stream().map(Bot::target).toList(),
                        Checks.standard(),
                        clock);
        Faq faq = new Faq(library.topics(), Matcher.of(library)::match, config.contact());
        Roles roles = new Roles(Set.copyOf(config.roles().bind()));
        BoundClusters bound =
                new BoundClusters(clusters, new StoredBindings(store.channelClusters()), clock);
        Conversation conversation =
                new Conversation(faq, bound, new ClusterChecks(faq, bound, clusters, roles), roles);
        Talk talk = new Talking(new CommandParser(ids(library)), conversation);
        SlackBot slack =
                new SlackBot(settings(config, access), store, talk, Redactor.standard()::redact);
        slack.start();
        return new Bot(store, clusters, slack);
    }

    public boolean ready() {
        return slack.ready();
    }

    private static Set<String> ids(Library library) {
        return library.topics().stream().map(Topic::id).collect(Collectors.toSet());
    }

    private static Target target(Config.Cluster cluster) {
        return new Target(
                cluster.name(),
                cluster.environment(),
                cluster.kubeconfig()
                        .<Target.Access>map(file -> new Target.InFile(file, cluster.context()))
                        .orElseGet(() -> new Target.InCluster(Target.InCluster.MOUNT)),
                cluster.insecureTlsForLab(),
                cluster.execAllowed().stream()
                        .map(allowed -> new Target.ExecAllowed(allowed.path(), allowed.sha256()))
                        .toList());
    }

    private static SlackSettings settings(Config config, SlackAccess access) {
        boolean http = config.slack().mode() == Config.Mode.HTTP;
        return new SlackSettings(
                access.apiUrl(),
                access.botToken().reveal(),
                access.appToken().map(Secret::reveal),
                access.signingSecret().map(Secret::reveal),
                http ? OptionalInt.of(config.slack().port()) : OptionalInt.empty(),
                config.roles().bind().stream()
                        .filter(id -> id.startsWith("S"))
                        .collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        slack.close();
        clusters.close();
        store.close();
    }

    private record Talking(CommandParser parser, Conversation conversation) implements Talk {
        @Override
        public Command parse(String text) {
            return parser.parse(text);
        }

        @Override
        public Reply reply(Said said, Consumer<Reply> progress) {
            return conversation.reply(said, progress);
        }

        @Override
        public Optional<NarrowForm> form(Lang lang, Command.NarrowCheck narrow) {
            return conversation.form(lang, narrow);
        }

        @Override
        public Map<Params.Key, Text> objections(Command.RunCheck run) {
            return conversation.objections(run);
        }
    }
}
