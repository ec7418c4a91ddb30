package io.acknet.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.Bot;
import io.acknet.config.ConfigFile;
import io.acknet.config.SlackAccess;
import io.acknet.knowledge.Library;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.RateLimits;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Short campaigns over the whole bot: questions, and meanwhile everything that goes wrong between Slack
/// and a bot, restarts among it. Nothing is lost, and nothing answered twice.
///
/// `-Dcampaigns=200` for more than the suite runs, `-Dseed=` for one of them.
class CampaignTest {
    private static final int CAMPAIGNS = Integer.getInteger("campaigns", 2);
    private static final int MISCHIEFS = 8;
    private static final double RATE = 8;
    private static final Duration LENGTH = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Timing TIMING = Timing.slack().eachSecond(20);

    private static final List<String> QUESTIONS =
            List.of(
                    "Pod 访问自己的 Service 时好时坏",
                    "why can't a Pod reach its own Service?",
                    "节点 NotReady，cni config uninitialized",
                    "how do I cook rice?");

    @TempDir Path place;

    static LongStream seeds() {
        Long one = Long.getLong("seed");
        return one == null ? new Random().longs(CAMPAIGNS) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesAndDoublesNothing(long seed) throws Exception {
        Random random = new Random(seed);
        Options options = Options.standard().withTiming(TIMING).withRates(RateLimits.none());
        try (SlackStandIn slack = SlackStandIn.start(Town.workspace(), options)) {
            Traffic traffic = new Traffic(slack, QUESTIONS);
            Bots bots = new Bots(slack, place);
            Thread mischief = Thread.startVirtualThread(() -> mischief(slack, bots, random));
            Result result = traffic.run(RATE, LENGTH, PATIENCE);
            mischief.join();
            bots.close();

            assertThat(result.unanswered()).as("not answered, seed %d", seed).isZero();
            assertThat(result.doubled()).as("answered twice, seed %d", seed).isZero();
            assertThat(result.answers()).as("seed %d", seed).isNotEmpty();
        }
    }

    private static void mischief(SlackStandIn slack, Bots bots, Random random) {
        Mischief mischief = new Mischief(slack, random);
        try {
            for (int i = 0; i < MISCHIEFS; i++) {
                Thread.sleep(random.nextInt((int) LENGTH.toMillis() / MISCHIEFS));
                if (random.nextInt(MISCHIEFS) == 0) {
                    bots.restart();
                } else {
                    mischief.next();
                }
            }
        } catch (InterruptedException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /// One bot at a time, over one database.
    private static final class Bots implements AutoCloseable {
        private final SlackStandIn slack;
        private final Path config;
        private Bot bot;

        Bots(SlackStandIn slack, Path place) throws IOException {
            this.slack = slack;
            this.config = Files.writeString(place.resolve("acknet.yaml"), "database: it.db\n");
            this.bot = start();
        }

        void restart() throws IOException {
            bot.close();
            bot = start();
        }

        private Bot start() throws IOException {
            var read = ConfigFile.read(config);
            Map<String, String> environment =
                    Map.of(
                            "SLACK_API_URL", slack.apiUrl(),
                            "SLACK_BOT_TOKEN", slack.botToken(),
                            "SLACK_APP_TOKEN", slack.appToken());
            SlackAccess access = SlackAccess.find(read.slack(), environment).orElseThrow();
            return Bot.start(read, access, Library.bundled());
        }

        @Override
        public void close() {
            bot.close();
        }
    }
}
