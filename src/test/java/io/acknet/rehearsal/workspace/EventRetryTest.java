package io.acknet.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventRetryTest {
    private static final String LI_LEI = "U0LILEI01";
    private static final String DM = "D0LILEI01";
    private static final Timing QUICK =
            new Timing(
                    Duration.ofMillis(150),
                    List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200)),
                    Duration.ofSeconds(3),
                    Duration.ofMinutes(30));

    private SlackStandIn slack;
    private TestBot bot;

    @BeforeEach
    void start() throws Exception {
        slack = SlackStandIn.start(Workspace.rehearsal(), Options.standard().withTiming(QUICK));
        bot = new TestBot(slack);
    }

    @AfterEach
    void stop() throws Exception {
        bot.close();
        slack.close();
    }

    @Test
    void anEventThatIsNotAcknowledgedComesThreeTimesMoreUnderNewEnvelopeIds() throws Exception {
        bot.acknowledges(envelope -> Optional.empty());
        bot.connect(slack);
        slack.as(LI_LEI).say(DM, "hello");

        Set<String> envelopeIds = new HashSet<>();
        Set<String> eventIds = new HashSet<>();
        for (int attempt = 0; attempt <= 3; attempt++) {
            JsonObject envelope = bot.next("events_api");
            envelopeIds.add(envelope.get("envelope_id").getAsString());
            eventIds.add(envelope.getAsJsonObject("payload").get("event_id").getAsString());
            assertThat(envelope.get("retry_attempt").getAsInt()).isEqualTo(attempt);
            assertThat(envelope.get("retry_reason").getAsString())
                    .isEqualTo(attempt == 0 ? "" : "timeout");
        }
        assertThat(envelopeIds).hasSize(4);
        assertThat(eventIds).hasSize(1);
        assertThat(bot.hearsNothingFor(600)).isTrue();
    }

    @Test
    void anAcknowledgedEventComesOnce() throws Exception {
        bot.connect(slack);
        slack.as(LI_LEI).say(DM, "hello");
        bot.next("events_api");
        assertThat(bot.hearsNothingFor(600)).isTrue();
    }

    @Test
    void anEventWaitsForABotThatIsDown() throws Exception {
        slack.as(LI_LEI).say(DM, "are you there?");
        Thread.sleep(50);
        bot.connect(slack);
        assertThat(bot.nextPayload("events_api").getAsJsonObject("event").get("text").getAsString())
                .isEqualTo("are you there?");
    }

    @Test
    void aDuplicateHasTheSameEventId() throws Exception {
        bot.connect(slack);
        slack.faults().duplicateNext();
        slack.as(LI_LEI).say(DM, "hello");
        JsonObject first = bot.nextPayload("events_api");
        JsonObject second = bot.nextPayload("events_api");
        assertThat(second.get("event_id")).isEqualTo(first.get("event_id"));
        assertThat(bot.hearsNothingFor(300)).isTrue();
    }

    @Test
    void oneOfSeveralSocketsGetsEachEnvelope() throws Exception {
        bot.connect(slack).connect(slack).connect(slack);
        assertThat(slack.connections()).isEqualTo(3);
        for (int i = 0; i < 6; i++) {
            slack.as(LI_LEI).say(DM, "message " + i);
        }
        for (int i = 0; i < 6; i++) {
            bot.next("events_api");
        }
        assertThat(bot.hearsNothingFor(300)).isTrue();
    }

    @Test
    void theSdkComesBackAfterADisconnectFrameAndAfterACut() throws Exception {
        bot.connect(slack);
        slack.disconnect("refresh_requested");
        assertComesBack();
        slack.closeAbruptly();
        assertComesBack();
    }

    @Test
    void aMuteSocketIsOpenAndDeaf() throws Exception {
        bot.connect(slack);
        slack.mute(true);
        Outcome outcome = slack.as(LI_LEI).command("C0PRODONC", "/acknet", "help");
        assertThat(slack.connections()).isEqualTo(1);
        assertThat(outcome.acknowledged()).isFalse();
        slack.mute(false);
        assertThat(slack.as(LI_LEI).command("C0PRODONC", "/acknet", "help").acknowledged())
                .isTrue();
    }

    @Test
    void aTicketLetsOneSocketIn() throws Exception {
        String url =
                bot.slack()
                        .methods(slack.appToken())
                        .appsConnectionsOpen(r -> r.token(slack.appToken()))
                        .getUrl();
        assertThat(TestSocket.connect(url).staysOpen()).isTrue();
        assertThat(TestSocket.connect(url).staysOpen()).isFalse();
    }

    @Test
    void anEleventhSocketIsRefused() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(TestSocket.connect(newUrl()).staysOpen()).isTrue();
        }
        assertThat(TestSocket.connect(newUrl()).staysOpen()).isFalse();
    }

    private String newUrl() throws Exception {
        return bot.slack()
                .methods(slack.appToken())
                .appsConnectionsOpen(r -> r.token(slack.appToken()))
                .getUrl();
    }

    private void assertComesBack() throws Exception {
        for (int i = 0; i < 100 && slack.connections() == 1; i++) {
            Thread.sleep(10);
        }
        for (int i = 0; i < 200 && slack.connections() == 0; i++) {
            Thread.sleep(100);
        }
        assertThat(slack.connections()).isPositive();
    }
}
