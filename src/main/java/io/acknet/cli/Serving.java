package io.acknet.cli;

import io.acknet.Bot;
import io.acknet.config.Config;
import io.acknet.config.LiveConfig;
import io.acknet.config.Ops;
import io.acknet.config.SlackAccess;
import io.acknet.knowledge.Library;
import io.acknet.ops.Build;
import io.acknet.ops.Logs;
import io.acknet.ops.Metrics;
import io.acknet.ops.OpsPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the bot in a real workspace until it is stopped. It does without the library that reads command
/// lines, whose classes are too old for the cache and take longer to load than the database to open.
public final class Serving implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    public static final String SYNOPSIS = "acknet serve [-hV] [--config=FILE]";

    private final ConfigOption config;

    /// @param file the configuration, where one is named
    public Serving(Optional<Path> file) {
        this(new ConfigOption(file));
    }

    Serving(ConfigOption config) {
        this.config = config;
    }

    /// @throws Misused before anything was started
    @Override
    public Integer call() throws Exception {
        Config read = config.read(System.getenv());
        if (read.ops().log() == Ops.Log.JSON) {
            Logs.json();
        }
        // before anything is started
        var _ = access(read);
        Library library = Knowledge.library(read.knowledge(), System.err::println);
        Build build = Build.current();
        LOG.atInfo().addKeyValue("version", build).log("acknet starts");
        Metrics metrics = new Metrics(build, InstantSource.system());
        Bot bot = Bot.start(live(read), () -> access(read), library, metrics);
        OpsPort port = open(read.ops(), bot, bot.shown(metrics, build));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bot, port), "stop"));
        new CountDownLatch(1).await();
        return Exit.DONE;
    }

    /// The file is followed where there is one.
    private LiveConfig live(Config read) {
        Path file = config.file();
        return Files.exists(file)
                ? LiveConfig.follow(read, file, System.getenv())
                : LiveConfig.still(read);
    }

    private static SlackAccess access(Config read) {
        return SlackAccess.find(read.slack(), System.getenv())
                .orElseThrow(() ->
                        new Misused(
                                "no bot token: set SLACK_BOT_TOKEN or slack.botTokenFile, or run"
                                        + " `acknet try` to try it without Slack"));
    }

    private static OpsPort open(Ops ops, Bot bot, OpsPort.Shown shown) throws IOException {
        try {
            return OpsPort.open(new InetSocketAddress(ops.address(), ops.port()), shown);
        } catch (IOException e) {
            bot.close();
            throw e;
        }
    }

    private static void stop(Bot bot, OpsPort port) {
        bot.close();
        port.close();
    }
}
