package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.RateLimits;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Workspace;
import io.acknet.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One person writes without end; others go on being answered.
class FloodTest {
    private static final int SEED = 20261123;
    private static final int FLOOD = 60;
    private static final int PER_PERSON = 10;

    @TempDir Path directory;
    private final FakeTalk talk = new FakeTalk();
    private final Map<String, AtomicInteger> shed = new ConcurrentHashMap<>();
    private SlackStandIn slack;
    private Store store;
    private SlackBot bot;

    @BeforeEach
    void start() throws Exception {
        slack =
                SlackStandIn.start(
                        Workspace.rehearsal(), Options.standard().withRates(RateLimits.none()));
        store = Store.open(directory.resolve("acknet.db").toString());
        SlackSettings settings =
                SlackSettings.socket(slack.apiUrl(), slack.botToken(), slack.appToken(), Set.of());
        Around around =
                new Around(
                        text -> text,
                        new Counting(),
                        () ->
                                new Around.Terms(
                                        new Around.Limits(PER_PERSON, 1_000, 1_000),
                                        Set.of(),
                                        Duration.ofDays(1),
                                        Duration.ofDays(1)),
                        "");
        bot = new SlackBot(new SlackWorkspace(settings, store, around), talk);
        bot.start();
        Bench.await(() -> slack.connections() == Sockets.LINES, "two lines");
    }

    @AfterEach
    void stop() {
        bot.close();
        store.close();
        slack.close();
    }

    @Test
    void leavesOutWhatIsTooMuchAndSaysSoOnce() {
        Random random = new Random(SEED);
        for (int i = 0; i < FLOOD; i++) {
            if (random.nextBoolean()) {
                slack.as(Bench.ENGINEER).say(Bench.CHANNEL, "@acknet why " + i);
            } else {
                slack.as(Bench.ENGINEER).command(Bench.CHANNEL, "/acknet", "why " + i);
            }
            if (i % 10 == 0) {
                slack.as(Bench.EMMA).say(Bench.CHANNEL, "@acknet emma asks " + i);
            }
        }

        Bench.await(() -> shed("PERSON") == FLOOD - PER_PERSON, "what is left out: " + shed);
        Bench.await(() -> store.depths().inbox().waiting() == 0, "all answers");
        Bench.await(() -> polite().size() == 1, "one sentence, not " + polite());
        Bench.sleep(300);
        assertThat(polite()).hasSize(1);
        assertThat(polite().getFirst().ephemeralFor()).contains(Bench.ENGINEER);
        assertThat(talk.heard()).hasSize(PER_PERSON + FLOOD / 10);
    }

    @Test
    void takesAsManyAgainWhenTheMinuteIsOver() {
        Moving clock = new Moving();
        Flood flood = new Flood(() -> new Around.Limits(6, 1_000, 1_000), clock);
        Inbound.From lilei = new Inbound.From("T", "T", "U1", "C1");

        for (int i = 0; i < 6; i++) {
            assertThat(flood.judge(lilei, 0)).isEmpty();
        }
        assertThat(flood.judge(lilei, 0)).contains(Flood.Why.PERSON);
        assertThat(flood.tells(lilei)).isTrue();
        assertThat(flood.tells(lilei)).isFalse();

        clock.ahead(Duration.ofSeconds(10));
        assertThat(flood.judge(lilei, 0)).isEmpty();
        assertThat(flood.judge(lilei, 0)).contains(Flood.Why.PERSON);
        clock.ahead(Duration.ofSeconds(60));
        assertThat(flood.tells(lilei)).isTrue();
        for (int i = 0; i < 6; i++) {
            assertThat(flood.judge(lilei, 0)).isEmpty();
        }
    }

    @Test
    void limitsAChannelAndWhatWaits() {
        Flood flood = new Flood(() -> new Around.Limits(1_000, 2, 50), new Moving());

        assertThat(flood.judge(from("U1", "C1"), 0)).isEmpty();
        assertThat(flood.judge(from("U2", "C1"), 49)).isEmpty();
        assertThat(flood.judge(from("U3", "C1"), 0)).contains(Flood.Why.CHANNEL);
        assertThat(flood.judge(from("U3", "C2"), 0)).isEmpty();
        assertThat(flood.judge(from("U4", "C3"), 50)).contains(Flood.Why.BUSY);
    }

    private static Inbound.From from(String user, String channel) {
        return new Inbound.From("T", "T", user, channel);
    }

    private int shed(String why) {
        return shed.getOrDefault(why, new AtomicInteger()).get();
    }

    private List<Message> polite() {
        return slack.messages(Bench.CHANNEL).stream()
                .filter(Message::bot)
                .filter(message -> message.text().contains("⏳"))
                .toList();
    }

    private final class Counting implements Traffic {
        @Override
        public void called(String method, Outcome outcome, Duration took) {}

        @Override
        public void replied(String kind, Duration since) {}

        @Override
        public void shed(String why) {
            shed.computeIfAbsent(why, _ -> new AtomicInteger()).incrementAndGet();
        }
    }

    private static final class Moving implements java.time.InstantSource {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        void ahead(Duration by) {
            now = now.plus(by);
        }
    }
}
