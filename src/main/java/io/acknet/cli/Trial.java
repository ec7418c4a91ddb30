package io.acknet.cli;

import io.acknet.Bot;
import io.acknet.config.Changes;
import io.acknet.config.Config;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.config.Storage;
import io.acknet.knowledge.Library;
import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The bot in a rehearsal: the same bot as in a real workspace, configured for the one at hand, with a
/// database that goes away with it.
final class Trial implements AutoCloseable {
    static final String CLUSTER = "shop-hangzhou";

    private static final int CONNECT_POLLS = 200;
    private static final long CONNECT_POLL_MILLIS = 50;

    private final Rehearsal rehearsal;
    private final Path home;
    private final Bot bot;

    private Trial(Rehearsal rehearsal, Path home, Bot bot) {
        this.rehearsal = rehearsal;
        this.home = home;
        this.bot = bot;
    }

    /// Puts the bot into the rehearsal and binds one channel, as somebody with the right would do it.
    ///
    /// @param knowledge the directory whose changes the bot follows; empty for the program's own topics
    static Trial start(Rehearsal rehearsal, Library library, Optional<Path> knowledge)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("acknet-rehearsal");
        Bot bot = Bot.start(config(home, rehearsal, knowledge), access(rehearsal), library);
        for (int i = 0; i < CONNECT_POLLS && rehearsal.slack().connections() == 0; i++) {
            Thread.sleep(CONNECT_POLL_MILLIS);
        }
        rehearsal
                .slack()
                .as(Rehearsal.ON_CALL)
                .command(Rehearsal.CHANNEL, "/acknet", "bind " + CLUSTER);
        return new Trial(rehearsal, home, bot);
    }

    /// What `deploy` lets the bot do: in the rehearsal it has exactly these rights.
    static String roles() throws IOException {
        try (InputStream in = Trial.class.getResourceAsStream("/deploy/read-role.yaml")) {
            if (in == null) {
                throw new IOException("deploy/read-role.yaml is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Bot bot() {
        return bot;
    }

    private static Config config(Path home, Rehearsal rehearsal, Optional<Path> knowledge)
            throws IOException {
        Path kubeconfig = home.resolve("kubeconfig");
        Files.writeString(kubeconfig, rehearsal.cluster().kubeconfig(Rehearsal.BOT_ACCOUNT));
        Config.Cluster cluster =
                new Config.Cluster(
                        CLUSTER,
                        "rehearsal",
                        Optional.of(kubeconfig),
                        Optional.empty(),
                        false,
                        false,
                        List.of());
        return new Config(
                Config.Slack.socket(),
                List.of(cluster),
                new Config.Roles(List.of(Rehearsal.ON_CALL_GROUP)),
                Storage.file(home.resolve("acknet.db")),
                knowledge,
                Optional.of("#prod-oncall"),
                Changes.none());
    }

    private static SlackAccess access(Rehearsal rehearsal) {
        return new SlackAccess(
                rehearsal.slack().apiUrl(),
                new Secret(rehearsal.slack().botToken()),
                Optional.of(new Secret(rehearsal.slack().appToken())),
                Optional.empty());
    }

    /// Ends the bot, then the rehearsal, and removes what they wrote.
    @Override
    public void close() throws IOException {
        bot.close();
        rehearsal.close();
        try (var files = Files.list(home)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(home);
    }
}
