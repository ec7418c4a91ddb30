package io.acknet.cli;

import io.acknet.Bot;
import io.acknet.config.Changes;
import io.acknet.config.Config;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.config.Storage;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.knowledge.Library;
import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bot in a rehearsal: the same bot as in a real workspace, configured for the one at hand, with a
/// database that goes away with it.
final class Trial implements AutoCloseable {
    static final String CLUSTER = "shop-hangzhou";

    /// Where the shop of the rehearsal lives.
    static final String NAMESPACE = "web";

    /// Changes within an hour: whoever rehearses tries things out.
    private static final int MANY = 1_000;

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
        return String.join(
                "\n---\n",
                deployed("base/read-role.yaml"),
                deployed("components/fixes/write-role.yaml"),
                deployed("workloads/write-role-workloads.yaml").replace("NAMESPACE", NAMESPACE));
    }

    private static String deployed(String file) throws IOException {
        try (InputStream in = Trial.class.getResourceAsStream("/deploy/" + file)) {
            if (in == null) {
                throw new IOException("deploy/" + file + " is missing from the class path");
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
        Path writes = home.resolve("kubeconfig-write");
        Files.writeString(writes, rehearsal.cluster().kubeconfig(Rehearsal.WRITE_ACCOUNT));
        Config.Cluster cluster =
                new Config.Cluster(
                        CLUSTER,
                        "rehearsal",
                        Optional.of(kubeconfig),
                        Optional.empty(),
                        false,
                        false,
                        List.of(),
                        Optional.of(
                                new Config.Write(Optional.of(writes), Optional.empty(), false)));
        return new Config(
                Config.Slack.socket(),
                List.of(cluster),
                new Config.Roles(
                        List.of(Rehearsal.ON_CALL_GROUP), List.of(Rehearsal.ON_CALL_GROUP)),
                Storage.file(home.resolve("acknet.db")),
                knowledge,
                home.resolve("learned"),
                Optional.of("#prod-oncall"),
                changes());
    }

    /// Everybody on call may ask for any fix, and everybody else on call approve it.
    private static Changes changes() {
        Optional<List<String>> onCall = Optional.of(List.of(Rehearsal.ON_CALL_GROUP));
        Changes.Rules rules =
                new Changes.Rules(
                        onCall,
                        onCall,
                        onCall,
                        onCall,
                        Optional.of(1),
                        Optional.of(true),
                        Optional.of(Fixes.standard().all().stream().map(Fix::id).toList()),
                        Optional.of(List.of(NAMESPACE)),
                        Optional.of(MANY),
                        List.of());
        return new Changes(Map.of(CLUSTER, rules), Map.of(), Optional.empty(), Optional.empty());
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
        try (var files = Files.walk(home)) {
            for (Path file : files.toList().reversed()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
