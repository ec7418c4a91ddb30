package io.acknet.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final String LI_LEI = "U0LILEI01";
    private static final String ONCALL = "C0PRODONC";
    private static final String GENERAL = "C0GENERAL";

    private SlackStandIn slack;
    private TestBot bot;

    @BeforeEach
    void start() throws Exception {
        Workspace plain = Workspace.rehearsal();
        Set<String> events = new TreeSet<>(plain.app().events());
        events.add("member_joined_channel");
        slack =
                SlackStandIn.start(
                        plain.withApp(plain.app().withEvents(events)),
                        Options.standard().withTiming(Timing.slack().faster(10)));
        bot = new TestBot(slack).connect(slack);
    }

    @AfterEach
    void stop() throws Exception {
        bot.close();
        slack.close();
    }

    @Test
    void typedNamesBecomeMentionsAndTheRestStaysAsItIs() {
        assertTyped("@ACKNET hi", "<@U0ACKNET1> hi");
        assertTyped("问 @sre 和 @周敏", "问 <!subteam^S0SRE> 和 <@U0ZHOUMIN>");
        assertTyped("#dev-network", "<#C0DEVNET1|>");
        assertTyped("mail a@acknet.io", "mail a@acknet.io");
        assertTyped("@acknet-dev", "@acknet-dev");
        assertTyped("“引号” — ＡＣＫ　a&b", "“引号” — ＡＣＫ　a&amp;b");
        assertTyped("see https://x.io/a?b=1&c", "see <https://x.io/a?b=1&amp;c>");
    }

    @Test
    void namesInACommandCarryTheirHandle() throws Exception {
        slack.as(LI_LEI).command(ONCALL, "/acknet", "bind @emma #general");
        assertThat(bot.nextPayload("slash_commands").get("text").getAsString())
                .isEqualTo("bind <@U0EMMA001|emma> <#C0GENERAL|general>");
    }

    @Test
    void theBotHearsNothingFromChannelsThatItIsNotIn() throws Exception {
        slack.as(LI_LEI).say(GENERAL, "@acknet are you here?");
        assertThat(bot.hearsNothingFor(300)).isTrue();
        assertThat(slack.as(LI_LEI).notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.en()).contains("is not in this channel"));
    }

    @Test
    void theBotHearsItsOwnDirectMessagesToo() throws Exception {
        bot.methods().chatPostMessage(r -> r.channel(LI_LEI).text("hello"));
        JsonObject event = bot.nextPayload("events_api").getAsJsonObject("event");
        assertThat(event.get("type").getAsString()).isEqualTo("message");
        assertThat(event.get("channel_type").getAsString()).isEqualTo("im");
        assertThat(event.get("bot_id").getAsString()).isEqualTo("B0ACKNET1");
    }

    @Test
    void editsAndDeletionsOfDirectMessagesAreTold() throws Exception {
        String dm = "D0LILEI01";
        String ts = slack.as(LI_LEI).say(dm, "hairpn?").ts().orElseThrow();
        assertThat(eventOf(bot).has("client_msg_id")).isTrue();
        slack.as(LI_LEI).edit(dm, ts, "hairpin?");
        JsonObject changed = eventOf(bot);
        assertThat(changed.get("subtype").getAsString()).isEqualTo("message_changed");
        assertThat(changed.getAsJsonObject("message").get("text").getAsString())
                .isEqualTo("hairpin?");
        slack.as(LI_LEI).delete(dm, ts);
        assertThat(eventOf(bot).get("deleted_ts").getAsString()).isEqualTo(ts);
    }

    @Test
    void aGuestSeesOnlyTheirChannelsAndSomeoneDeactivatedNothing() {
        assertThatThrownBy(() -> slack.as("U0TOMAS01").say(ONCALL, "hi"))
                .hasMessageContaining("there is no channel");
        assertThat(slack.as("U0TOMAS01").say("C0DEVNET1", "hi").ts()).isPresent();
        assertThatThrownBy(() -> slack.as("U0WANGQI1").say(ONCALL, "hi"))
                .hasMessageContaining("deactivated");
    }

    @Test
    void aStrangerMayMentionTheBotButHasNoCommand() throws Exception {
        slack.as("U0ANNA001").say("C0DEVNET1", "@acknet hi");
        JsonObject payload = bot.nextPayload("events_api");
        assertThat(payload.get("is_ext_shared_channel").getAsBoolean()).isTrue();
        assertThat(payload.getAsJsonObject("event").get("team").getAsString())
                .isEqualTo("T0PARTNER");
        Outcome outcome = slack.as("U0ANNA001").command("C0DEVNET1", "/acknet", "help");
        assertThat(outcome.warning().orElseThrow().en()).contains("not a valid command");
    }

    @Test
    void theBotHearsOfChangesThatItSubscribedTo() throws Exception {
        slack.join("U0ACKNET1", GENERAL);
        assertThat(eventOf(bot).get("type").getAsString()).isEqualTo("member_joined_channel");
        slack.rename(GENERAL, "all-hands");
        assertThat(eventOf(bot).getAsJsonObject("channel").get("name").getAsString())
                .isEqualTo("all-hands");
        slack.shareOutside(GENERAL, "T0PARTNER");
        assertThat(eventOf(bot).get("connected_team_id").getAsString()).isEqualTo("T0PARTNER");
        slack.happened("app_uninstalled", Json.object());
        assertThat(eventOf(bot).get("type").getAsString()).isEqualTo("app_uninstalled");
        slack.happened("team_join", Json.object());
        assertThat(bot.hearsNothingFor(300)).isTrue();
    }

    @Test
    void anImmediateAnswerInTheAcknowledgementIsForTheSender() {
        bot.acknowledges(envelope -> Optional.of("{\"text\":\"at once\"}"));
        slack.as(LI_LEI).command(GENERAL, "/acknet", "help");
        assertThat(slack.as(LI_LEI).sees(GENERAL)).extracting(Message::text).contains("at once");
        assertThat(slack.as("U0EMMA001").sees(GENERAL)).isEmpty();
    }

    @Test
    void anImmediateAnswerThatSlackRefusesIsReported() {
        bot.acknowledges(envelope -> Optional.of("{\"blocks\":[{\"type\":\"nonsense\"}]}"));
        Outcome outcome = slack.as(LI_LEI).command(ONCALL, "/acknet", "help");
        assertThat(outcome.warning().orElseThrow().en()).contains("invalid_blocks");
        assertThat(slack.messages(ONCALL)).isEmpty();
    }

    @Test
    void aMessageShortcutCarriesTheMessage() throws Exception {
        String ts = slack.as("U0EMMA001").say(ONCALL, "it is down").ts().orElseThrow();
        slack.as(LI_LEI).shortcut(ONCALL, ts, "ask_about");
        JsonObject payload = bot.nextPayload("interactive");
        assertThat(payload.get("type").getAsString()).isEqualTo("message_action");
        assertThat(payload.get("callback_id").getAsString()).isEqualTo("ask_about");
        assertThat(payload.getAsJsonObject("message").get("text").getAsString())
                .isEqualTo("it is down");
    }

    private void assertTyped(String typed, String sent) {
        slack.as(LI_LEI).say(ONCALL, typed);
        assertThat(slack.messages(ONCALL).getLast().text()).isEqualTo(sent);
    }

    private static JsonObject eventOf(TestBot bot) throws InterruptedException {
        return bot.nextPayload("events_api").getAsJsonObject("event");
    }
}
