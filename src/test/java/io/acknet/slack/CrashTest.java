package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.Outcome;
import io.acknet.rehearsal.workspace.RateLimits;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Timing;
import io.acknet.rehearsal.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the bot's process at a random moment between input and reply, starts it again, and counts what
/// the people got. `-Dcrashes=50` for more kills than the suite makes.
class CrashTest {
    private static final int CRASHES = Integer.getInteger("crashes", 10);
    private static final int LATEST_KILL_MILLIS = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Timing TIMING = Timing.slack().eachSecond(60);

    @TempDir Path directory;
    private final Random random = new Random(20261101);
    private int placeholdersLeft;

    /// @param ts of the mention
    /// @param marker in the command's text and in its answer
    private record Round(String ts, String marker, CompletableFuture<Outcome> command) {}

    @Test
    void answersEveryInputOnceThroughKills() throws Exception {
        Options options = Options.standard().withTiming(TIMING).withRates(RateLimits.none());
        try (SlackStandIn slack = SlackStandIn.start(Workspace.rehearsal(), options)) {
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < CRASHES; i++) {
                Process bot = startBot(slack);
                try {
                    await(() -> slack.connections() == Sockets.LINES, "two lines");
                    rounds.add(ask(slack, "maybe-" + i + "-"));
                    Bench.sleep(random.nextInt(LATEST_KILL_MILLIS));
                } finally {
                    kill(bot);
                }
                await(() -> slack.connections() == 0, "no line");
            }
            Process last = startBot(slack);
            try {
                count(slack, rounds);
            } finally {
                kill(last);
            }
        }
    }

    /// The process ends while Slack has taken its post and the answer to that is on its way.
    @Test
    void doesNotRepeatWhatArrivedAsItWasKilled() throws Exception {
        arrivesAsItIsKilled(Workspace.rehearsal());
    }

    @Test
    void doesNotRepeatItWhereItCannotReadWhatItSaid() throws Exception {
        Workspace whole = Workspace.rehearsal();
        Set<String> scopes = new HashSet<>(whole.app().scopes());
        scopes.remove("channels:history");
        arrivesAsItIsKilled(whole.withApp(whole.app().withScopes(scopes)));
    }

    private void arrivesAsItIsKilled(Workspace workspace) throws Exception {
        Options options = Options.standard().withTiming(TIMING).withRates(RateLimits.none());
        List<Process> bots = new ArrayList<>();
        try (SlackStandIn slack = SlackStandIn.start(workspace, options)) {
            Process first = startBot(slack);
            bots.add(first);
            slack.watch(message -> {
                if (isFinal(message)) {
                    first.destroyForcibly();
                }
            });
            await(() -> slack.connections() == Sockets.LINES, "two lines");
            Round round = ask(slack, "maybe-arrived-");
            assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            await(() -> slack.connections() == 0, "no line");

            bots.add(startBot(slack));
            await(() -> slack.connections() == Sockets.LINES, "two lines again");
            Bench.sleep(2_000);

            assertThat(finals(slack, round)).hasSize(1);
            assertThat(privately(slack, round)).isNotEmpty();
        } finally {
            for (Process bot : bots) {
                kill(bot);
            }
        }
    }

    private static Round ask(SlackStandIn slack, String marker) {
        String ts = slack.as(Bench.ENGINEER).say(Bench.CHANNEL, "@acknet why").ts().orElseThrow();
        CompletableFuture<Outcome> command =
                CompletableFuture.supplyAsync(
                        () -> slack.as(Bench.EMMA).command(Bench.CHANNEL, "/acknet", marker));
        return new Round(ts, marker, command);
    }

    private void count(SlackStandIn slack, List<Round> rounds) throws Exception {
        List<Round> acknowledged = new ArrayList<>();
        for (Round round : rounds) {
            await(() -> !finals(slack, round).isEmpty(), "the answer to a mention");
            if (round.command().get(10, TimeUnit.SECONDS).acknowledged()) {
                acknowledged.add(round);
                await(() -> !privately(slack, round).isEmpty(), "the answer to a command");
            }
        }
        Bench.sleep(2_000);
        int repeated = 0;
        for (Round round : rounds) {
            assertThat(finals(slack, round)).hasSize(1);
            placeholdersLeft += replies(slack, round).size() - 1;
            repeated += Math.max(0, privately(slack, round).size() - 1);
        }
        System.out.printf(
                "%d kills: %d mentions answered once, %d placeholders left; %d commands"
                        + " acknowledged and answered, %d of them twice%n",
                rounds.size(), rounds.size(), placeholdersLeft, acknowledged.size(), repeated);
        assertThat(repeated).isLessThanOrEqualTo(1 + rounds.size() / 20);
    }

    private static List<Message> replies(SlackStandIn slack, Round round) {
        return slack.messages(Bench.CHANNEL).stream()
                .filter(Message::bot)
                .filter(message -> message.threadTs().equals(Optional.of(round.ts())))
                .toList();
    }

    private static List<Message> finals(SlackStandIn slack, Round round) {
        return replies(slack, round).stream().filter(CrashTest::isFinal).toList();
    }

    private static boolean isFinal(Message message) {
        return message.bot()
                && message.threadTs().isPresent()
                && !message.text().equals(Labels.LOOKING.en());
    }

    private static List<Message> privately(SlackStandIn slack, Round round) {
        return slack.messages(Bench.CHANNEL).stream()
                .filter(Message::ephemeral)
                .filter(message -> message.blocks().toString().contains(round.marker()))
                .toList();
    }

    private Process startBot(SlackStandIn slack) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingBot.class.getName(),
                        slack.apiUrl(),
                        slack.botToken(),
                        slack.appToken(),
                        directory.resolve("acknet.db").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("bot.log").toFile())
                .start();
    }

    /// SIGKILL, on every Unix.
    private static void kill(Process bot) throws InterruptedException {
        bot.destroyForcibly();
        bot.waitFor();
    }

    private static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time for " + what).isLessThan(end);
            Bench.sleep(20);
        }
    }
}
