package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.audit.AuditKey;
import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.RateLimits;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Workspace;
import io.acknet.store.Location;
import io.acknet.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two bots on one PostgreSQL. One is killed while it answers; the other answers what it had begun, and
/// nothing twice.
class TakeoverTest {
    private static final Duration TAKEOVER = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofSeconds(60);
    private static final int QUESTIONS = 12;
    private static final int SLOWEST_MILLIS = 4_000;

    @TempDir Path directory;
    private final AuditKey key = AuditKey.random();

    @Test
    void theOtherAnswersWithinHalfAMinute() throws Exception {
        Location.Server database = (Location.Server) TestDatabase.POSTGRESQL.fresh(directory);
        Options options = Options.standard().withRates(RateLimits.none());
        List<Process> bots = new ArrayList<>();
        try (SlackStandIn slack = SlackStandIn.start(Workspace.rehearsal(), options)) {
            for (int i = 0; i < 2; i++) {
                bots.add(start(slack, database, "bot-" + i));
                int lines = (i + 1) * Sockets.LINES;
                await(START, () -> slack.connections() == lines, lines + " lines");
            }
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < QUESTIONS; i++) {
                asked.add(
                        slack.as(Bench.ENGINEER)
                                .say(Bench.CHANNEL, "@acknet why")
                                .ts()
                                .orElseThrow());
            }
            await(START, () -> asked.stream().anyMatch(ts -> finals(slack, ts) > 0), "one answer");
            bots.getFirst().destroyForcibly().waitFor();
            long open = asked.stream().filter(ts -> finals(slack, ts) == 0).count();
            assertThat(open).as("killed while something was open").isPositive();

            await(
                    TAKEOVER,
                    () -> asked.stream().allMatch(ts -> finals(slack, ts) > 0),
                    "the other to answer");

            Bench.sleep(SLOWEST_MILLIS);
            assertThat(asked).allSatisfy(ts -> assertThat(finals(slack, ts)).isEqualTo(1));
        } finally {
            bots.forEach(Process::destroyForcibly);
        }
    }

    private static long finals(SlackStandIn slack, String ts) {
        return slack.messages(Bench.CHANNEL).stream()
                .filter(Message::bot)
                .filter(message -> message.threadTs().filter(ts::equals).isPresent())
                .filter(message -> !message.text().equals(Labels.LOOKING.en()))
                .count();
    }

    private Process start(SlackStandIn slack, Location.Server database, String name)
            throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dslowest=" + SLOWEST_MILLIS,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingBot.class.getName(),
                        slack.apiUrl(),
                        slack.botToken(),
                        slack.appToken(),
                        database.url(),
                        key.base64())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
    }

    private static void await(Duration most, BooleanSupplier condition, String what) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time for " + what).isLessThan(end);
            Bench.sleep(20);
        }
    }
}
