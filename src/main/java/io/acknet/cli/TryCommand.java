package io.acknet.cli;

import io.acknet.Bot;
import io.acknet.config.Config;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.knowledge.Library;
import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the bot in a workspace of its own: the same bot, with a stand-in for Slack and a simulated
/// cluster at the other ends of its protocols.
@Command(
        name = "try",
        description = "Opens a local workspace with a simulated cluster to try acknet in.",
        mixinStandardHelpOptions = true)
public final class TryCommand implements Callable<Integer> {
    static final int DEFAULT_PORT = 7480;
    private static final String CLUSTER = "shop-hangzhou";

    /// Stopping takes no longer than this, whatever still runs.
    private static final long STOP_MILLIS = 1_500;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the page; 0 for any. Default: ${DEFAULT-VALUE}",
            defaultValue = "" + DEFAULT_PORT)
    int port;

    @Option(names = "--knowledge", paramLabel = "DIR", description = "Topics of one's own.")
    Optional<Path> knowledge = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Rehearsal rehearsal = Rehearsal.start(port, roles());
        out.println("acknet rehearsal: " + rehearsal.slack().pageUrl());
        out.println("Open it in a browser. Everything stays on this machine; Ctrl-C ends it.");
        out.flush();
        Path home = Files.createTempDirectory("acknet-rehearsal");
        Library library = Knowledge.library(knowledge, spec);
        Bot bot = Bot.start(config(home, rehearsal), access(rehearsal), library);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bot, rehearsal, home), "stop"));
        bind(rehearsal);
        new CountDownLatch(1).await();
        return Exit.DONE;
    }

    /// A channel is bound from the start, as somebody with the right would do it.
    private static void bind(Rehearsal rehearsal) throws InterruptedException {
        for (int i = 0; i < 200 && rehearsal.slack().connections() == 0; i++) {
            Thread.sleep(50);
        }
        rehearsal
                .slack()
                .as(Rehearsal.ON_CALL)
                .command(Rehearsal.CHANNEL, "/acknet", "bind " + CLUSTER);
    }

    private static Config config(Path home, Rehearsal rehearsal) throws IOException {
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
                home.resolve("acknet.db"),
                Optional.empty(),
                Optional.of("#prod-oncall"));
    }

    private static SlackAccess access(Rehearsal rehearsal) {
        return new SlackAccess(
                rehearsal.slack().apiUrl(),
                new Secret(rehearsal.slack().botToken()),
                Optional.of(new Secret(rehearsal.slack().appToken())),
                Optional.empty());
    }

    /// The bot gets exactly the rights that `deploy` would give it.
    private static String roles() throws IOException {
        try (InputStream in = TryCommand.class.getResourceAsStream("/deploy/read-role.yaml")) {
            if (in == null) {
                throw new IOException("deploy/read-role.yaml is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void stop(Bot bot, Rehearsal rehearsal, Path home) {
        Thread orderly =
                Thread.ofVirtual()
                        .start(() -> {
                            bot.close();
                            rehearsal.close();
                        });
        try {
            orderly.join(STOP_MILLIS);
            clear(home);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("acknet: " + home + " could not be removed: " + e.getMessage());
        }
    }

    private static void clear(Path home) throws IOException {
        try (var files = Files.list(home)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(home);
    }
}
