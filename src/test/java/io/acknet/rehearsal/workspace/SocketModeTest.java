package io.acknet.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
    private static final String LI_LEI = "U0LILEI01";
    private static final String ONCALL = "C0PRODONC";

    private SlackStandIn slack;
    private TestBot bot;

    @BeforeEach
    void start() throws Exception {
        slack =
                SlackStandIn.start(
                        Workspace.rehearsal(),
                        Options.standard().withTiming(Timing.slack().faster(20)));
        bot = new TestBot(slack).connect(slack);
    }

    @AfterEach
    void stop() throws Exception {
        bot.close();
        slack.close();
    }

    @Test
    void aSlashCommandReachesTheAppWithAllItsFieldsAndIsAcknowledged() throws Exception {
        Outcome outcome = slack.as(LI_LEI).command(ONCALL, "/acknet", "“hairpin”　怎么办？ a<b");

        JsonObject payload = bot.nextPayload("slash_commands");
        assertThat(outcome.acknowledged()).isTrue();
        assertThat(payload.get("text").getAsString()).isEqualTo("“hairpin”　怎么办？ a&lt;b");
        assertThat(payload.get("user_id").getAsString()).isEqualTo(LI_LEI);
        assertThat(payload.get("channel_name").getAsString()).isEqualTo("prod-oncall");
        assertThat(payload.get("response_url").getAsString()).startsWith("http://127.0.0.1:");
        assertThat(payload.get("trigger_id").getAsString()).isNotEmpty();
    }

    @Test
    void aMentionIsAMessageOfItsChannelAndAnAppMention() throws Exception {
        Outcome outcome = slack.as(LI_LEI).say(ONCALL, "@acknet 为什么 Pod 访问不了自己的 Service？");

        JsonObject message = bot.nextPayload("events_api").getAsJsonObject("event");
        assertThat(message.get("type").getAsString()).isEqualTo("message");
        JsonObject event = bot.nextPayload("events_api").getAsJsonObject("event");
        assertThat(event.get("type").getAsString()).isEqualTo("app_mention");
        assertThat(event.get("text").getAsString())
                .isEqualTo("<@U0ACKNET1> 为什么 Pod 访问不了自己的 Service？");
        assertThat(event.get("ts").getAsString()).isEqualTo(outcome.ts().orElseThrow());
    }

    @Test
    void aBotThatDoesNotAcknowledgeIsReportedToThePerson() {
        bot.acknowledges(envelope -> java.util.Optional.empty());

        Outcome outcome = slack.as(LI_LEI).command(ONCALL, "/acknet", "help");

        assertThat(outcome.acknowledged()).isFalse();
        assertThat(slack.as(LI_LEI).notices()).hasSize(1);
    }

    @Test
    void theBotPostsAndEditsOneMessage() throws Exception {
        var posted = bot.methods().chatPostMessage(r -> r.channel(ONCALL).text("checking…"));
        var edited =
                bot.methods()
                        .chatUpdate(r -> r.channel(ONCALL).ts(posted.getTs()).text("all is well"));

        assertThat(posted.getError()).isNull();
        assertThat(edited.getError()).isNull();
        assertThat(slack.messages(ONCALL))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text()).isEqualTo("all is well");
                    assertThat(message.ts()).isEqualTo(posted.getTs());
                    assertThat(message.edited()).isTrue();
                });
    }

    @Test
    void closesWithinASecond() throws Exception {
        long before = System.nanoTime();
        slack.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }
}
