package io.acknet;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.config.Config;
import io.acknet.config.LiveConfig;
import io.acknet.config.LiveSecret;
import io.acknet.config.Ops;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.conversation.BoundClusters;
import io.acknet.conversation.ChangeTalk;
import io.acknet.conversation.ChannelTalk;
import io.acknet.conversation.ClusterChecks;
import io.acknet.conversation.ConfiguredClusters;
import io.acknet.conversation.Conversation;
import io.acknet.conversation.Faq;
import io.acknet.conversation.Inspections;
import io.acknet.conversation.LearningTalk;
import io.acknet.conversation.Roles;
import io.acknet.conversation.SharedRuns;
import io.acknet.conversation.Verdicts;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.learn.Learning;
import io.acknet.learn.StoredShelf;
import io.acknet.learn.Upkeep;
import io.acknet.match.Match;
import io.acknet.match.Matcher;
import io.acknet.match.TellingLines;
import io.acknet.match.reload.LiveKnowledge;
import io.acknet.match.reload.Reload;
import io.acknet.ops.Build;
import io.acknet.ops.Metrics;
import io.acknet.ops.OpsPort;
import io.acknet.ops.Watch;
import io.acknet.redact.Redactor;
import io.acknet.slack.Around;
import io.acknet.slack.SlackBot;
import io.acknet.slack.SlackSettings;
import io.acknet.slack.SlackWorkspace;
import io.acknet.slack.StoredBindings;
import io.acknet.slack.StoredCancelWishes;
import io.acknet.slack.StoredManners;
import io.acknet.slack.StoredVerdicts;
import io.acknet.slack.Talk;
import io.acknet.slack.Token;
import io.acknet.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The whole bot, built by hand, from its configuration to its place in Slack.
public final class Bot implements AutoCloseable {
    private final Parts parts;

    private Bot(Parts parts) {
        this.parts = parts;
    }

    /// What has to be closed in the end.
    record Parts(
            Store store,
            ConfiguredClusters clusters,
            LiveKnowledge knowledge,
            SlackBot slack,
            Changing changing,
            Upkeep upkeep,
            LiveConfig config) {}

    /// Builds the bot and connects it; returns when it listens.
    ///
    /// @param library answers first; where the configuration names a directory, its changes follow
    /// @throws IOException when the port of HTTP mode is taken, or Slack cannot be reached
    public static Bot start(Config config, SlackAccess access, Library library) throws IOException {
        return start(config, access, library, Watch.NOBODY);
    }

    /// The same, for somebody who watches.
    ///
    /// @throws IOException when the port of HTTP mode is taken, or Slack cannot be reached
    public static Bot start(Config config, SlackAccess access, Library library, Watch watch)
            throws IOException {
        return start(LiveConfig.still(config), () -> access, library, watch);
    }

    /// The same, where the configuration and the tokens may change meanwhile.
    ///
    /// @param live closed with the bot
    /// @param access as it is at that moment
    /// @throws IOException when the port of HTTP mode is taken, or Slack cannot be reached
    public static Bot start(
            LiveConfig live, Supplier<SlackAccess> access, Library library, Watch watch)
            throws IOException {
        Config config = live.current();
        InstantSource clock = InstantSource.system();
        // the index takes as long as the database, and two processors do both at once
        CompletableFuture<LiveKnowledge> indexing =
                CompletableFuture.supplyAsync(
                        () -> LiveKnowledge.of(library, config.knowledge(), lint(), clock));
        Store store = open(config, clock, indexing);
        ConfiguredClusters clusters =
                new ConfiguredClusters(
                        config.clusters().stream().map(Targets::reading).toList(),
                        Checks.standard(),
                        clock,
                        new ConfiguredClusters.Heard(watch, watch::checked));
        BoundClusters bound =
                new BoundClusters(clusters, new StoredBindings(store.channelClusters()), clock);
        StoredManners manners = new StoredManners(store.channelSettings(), clock);
        LiveKnowledge knowledge = built(indexing, store, config);
        Learning learning = new Learning(knowledge, store, Redactor.standard(), clock);
        Verdicts verdicts = new StoredVerdicts(store.lastVerdicts(), clock);
        SharedRuns runs =
                new SharedRuns(
                        clusters,
                        verdicts,
                        clock,
                        new SharedRuns.Terms(
                                () -> live.current().ops().limits().checksPerCluster(),
                                new StoredCancelWishes(store.cancelWishes(), clock)));
        SlackWorkspace workspace =
                new SlackWorkspace(
                        settings(config, access, clock),
                        store,
                        new Around(
                                Redactor.standard()::redact,
                                watch,
                                () -> terms(live.current()),
                                Build.current().toString()));
        Changing changing =
                Changing.of(live, store, workspace, new Changing.Heard(watch, runs::forget));
        ChangeTalk changes = changing.talk(bound);
        Talk talk =
                new Talking(
                        knowledge,
                        fixes(),
                        matcher -> {
                            Faq faq = faq(matcher, watch, live.current().contact());
                            Roles roles = roles(live.current());
                            ClusterChecks checks = new ClusterChecks(faq, bound, runs, roles);
                            return new Conversation(
                                    faq,
                                    new ChannelTalk(bound, manners, roles),
                                    Inspections.of(faq, bound, checks, verdicts),
                                    roles,
                                    changes,
                                    new LearningTalk(faq, learning, roles));
                        });
        SlackBot slack = new SlackBot(workspace, talk);
        slack.start();
        changing.start();
        Supplier<Duration> keep = () -> live.current().ops().retention().questions();
        Upkeep upkeep = new Upkeep(learning, store.duties(), keep, clock).start();
        return new Bot(new Parts(store, clusters, knowledge, slack, changing, upkeep, live));
    }

    private static Store open(
            Config config, InstantSource clock, CompletableFuture<LiveKnowledge> indexing) {
        try {
            return new OpenStore(config.storage(), System.getenv()).open(clock);
        } catch (RuntimeException e) {
            var _ = indexing.thenAccept(LiveKnowledge::close);
            throw e;
        }
    }

    private static LiveKnowledge built(
            CompletableFuture<LiveKnowledge> indexing, Store store, Config config) {
        try {
            LiveKnowledge knowledge = indexing.join();
            StoredShelf shelf = new StoredShelf(store.learnedFiles());
            shelf.takeIn(config.learned());
            knowledge.keepOn(shelf);
            return knowledge;
        } catch (RuntimeException e) {
            var _ = indexing.thenAccept(LiveKnowledge::close);
            store.close();
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause
                    ? cause
                    : e;
        }
    }

    public boolean ready() {
        return parts.slack().ready();
    }

    /// What became of the latest change of the knowledge directory.
    public Reload knowledge() {
        return parts.knowledge().last();
    }

    /// What the port for health and metrics shows of this bot.
    public OpsPort.Shown shown(Metrics metrics, Build build) {
        Vitals vitals = new Vitals(parts, build.toString(), InstantSource.system());
        metrics.shows("acknet.sockets", () -> parts.slack().lines());
        metrics.shows("acknet.topics", () -> parts.knowledge().last().topics());
        return new OpsPort.Shown(
                vitals.live(), vitals.ready(), metrics, () -> parts.store().depths());
    }

    private static Faq faq(Matcher matcher, Watch watch, Optional<String> contact) {
        return new Faq(
                matcher.library().topics(),
                heard(matcher, watch),
                text -> TellingLines.of(matcher, text),
                contact);
    }

    private static Function<String, Match> heard(Matcher matcher, Watch watch) {
        return question -> {
            long began = System.nanoTime();
            Match match = matcher.match(question);
            watch.asked(match, Duration.ofNanos(System.nanoTime() - began));
            return match;
        };
    }

    private static Lint lint() {
        return new Lint(
                Checks.standard().all().stream().map(Check::id).collect(Collectors.toSet()),
                fixes());
    }

    private static Set<String> fixes() {
        return Fixes.standard().all().stream().map(Fix::id).collect(Collectors.toSet());
    }

    private static Roles roles(Config config) {
        return new Roles(Set.copyOf(config.roles().bind()), Set.copyOf(config.roles().review()));
    }

    private static Around.Terms terms(Config config) {
        Ops.Limits limits = config.ops().limits();
        return new Around.Terms(
                new Around.Limits(
                        limits.perPersonPerMinute(),
                        limits.perChannelPerMinute(),
                        limits.waiting()),
                Stream.of(config.roles().bind(), config.roles().review(), Policies.people(config))
                        .flatMap(Collection::stream)
                        .filter(id -> id.startsWith("S"))
                        .collect(Collectors.toSet()),
                config.ops().retention().answered(),
                config.ops().retention().buttons());
    }

    private static SlackSettings settings(
            Config config, Supplier<SlackAccess> access, InstantSource clock) {
        boolean http = config.slack().mode() == Config.Mode.HTTP;
        SlackAccess now = access.get();
        return new SlackSettings(
                now.apiUrl(),
                token(() -> access.get().botToken(), clock),
                now.appToken().map(_ -> token(() -> access.get().appToken().orElseThrow(), clock)),
                now.signingSecret()
                        .map(_ -> token(() -> access.get().signingSecret().orElseThrow(), clock)),
                http ? OptionalInt.of(config.slack().port()) : OptionalInt.empty(),
                Set.of());
    }

    private static Token token(Supplier<Secret> read, InstantSource clock) {
        LiveSecret secret = new LiveSecret(read, clock);
        return new Token() {
            @Override
            public String value() {
                return secret.reveal();
            }

            @Override
            public boolean renew() {
                return secret.renew();
            }
        };
    }

    @Override
    public void close() {
        parts.config().close();
        parts.upkeep().close();
        parts.changing().close();
        parts.slack().close();
        parts.knowledge().close();
        parts.clusters().close();
        parts.store().close();
    }
}
