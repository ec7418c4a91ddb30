package io.acknet.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final String LI_LEI = "U0LILEI01";
    private static final String ONCALL = "C0PRODONC";
    private static final String MODAL =
            """
            {"type":"modal","callback_id":"bind","notify_on_close":true,
             "title":{"type":"plain_text","text":"Bind"},"submit":{"type":"plain_text","text":"OK"},
             "blocks":[{"type":"input","block_id":"name","label":{"type":"plain_text","text":"Name"},
               "element":{"type":"plain_text_input","action_id":"value"}}]}\
            """;
    private static final String HOME =
            """
            {"type":"home","blocks":[{"type":"actions","block_id":"b","elements":[
              {"type":"button","action_id":"refresh","text":{"type":"plain_text","text":"Refresh"}}]}]}\
            """;

    private final TestClock clock = new TestClock();
    private SlackStandIn slack;
    private TestBot bot;

    @BeforeEach
    void start() throws Exception {
        slack = SlackStandIn.start(Workspace.rehearsal(), Options.standard().withClock(clock));
        bot = new TestBot(slack).connect(slack);
    }

    @AfterEach
    void stop() throws Exception {
        bot.close();
        slack.close();
    }

    @Test
    void aTriggerOpensOneModalForWhoeverInteracted() throws Exception {
        String trigger = trigger();
        assertThat(open(trigger)).isEmpty();
        assertThat(slack.as(LI_LEI).modals()).hasSize(1);
        assertThat(slack.as("U0EMMA001").modals()).isEmpty();
        assertThat(open(trigger)).contains("exchanged_trigger_id");
    }

    @Test
    void aTriggerLivesThreeSeconds() throws Exception {
        String trigger = trigger();
        clock.advance(Duration.ofMillis(3_001));
        assertThat(open(trigger)).contains("expired_trigger_id");
        assertThat(open("1.2.made-up")).contains("invalid_trigger_id");
    }

    @Test
    void refusesAModalThatSlackWouldRefuse() throws Exception {
        String trigger = trigger();
        var answer =
                bot.methods()
                        .viewsOpen(r ->
                                r.triggerId(trigger)
                                        .viewAsString("{\"type\":\"modal\",\"blocks\":[]}"));
        assertThat(answer.getError()).isEqualTo("invalid_arguments");
        assertThat(answer.getResponseMetadata().getMessages())
                .containsExactly("[ERROR] missing required field: title [json-pointer:/view]");
    }

    @Test
    void stacksThreeModalsAndNoMore() throws Exception {
        open(trigger());
        assertThat(push(trigger())).isEmpty();
        assertThat(push(trigger())).isEmpty();
        assertThat(push(trigger())).contains("push_limit_reached");
        assertThat(slack.as(LI_LEI).modals()).hasSize(3);
    }

    @Test
    void aSubmissionCarriesWhatWasFilledInAndClosesTheModal() throws Exception {
        open(trigger());
        Outcome outcome = slack.as(LI_LEI).submit(modalId(), filledIn("prod"));
        JsonObject payload = bot.nextPayload("interactive");
        assertThat(payload.get("type").getAsString()).isEqualTo("view_submission");
        assertThat(
                        payload.getAsJsonObject("view")
                                .getAsJsonObject("state")
                                .getAsJsonObject("values")
                                .getAsJsonObject("name")
                                .getAsJsonObject("value")
                                .get("value")
                                .getAsString())
                .isEqualTo("prod");
        assertThat(outcome.acknowledged()).isTrue();
        assertThat(slack.as(LI_LEI).modals()).isEmpty();
    }

    @Test
    void fieldErrorsKeepTheModalOpen() throws Exception {
        open(trigger());
        bot.acknowledges(envelope ->
                Optional.of(
                        """
                        {"response_action":"errors","errors":{"name":"unknown cluster"}}\
                        """));
        Outcome outcome = slack.as(LI_LEI).submit(modalId(), filledIn("x"));
        assertThat(outcome.errors()).containsEntry("name", "unknown cluster");
        assertThat(slack.as(LI_LEI).modals()).hasSize(1);
    }

    @Test
    void aSubmissionCanUpdatePushAndClear() throws Exception {
        open(trigger());
        String id = modalId();
        answerWith("update");
        slack.as(LI_LEI).submit(id, filledIn("x"));
        assertThat(slack.as(LI_LEI).modals()).hasSize(1);
        answerWith("push");
        slack.as(LI_LEI).submit(id, filledIn("x"));
        assertThat(slack.as(LI_LEI).modals()).hasSize(2);
        assertThat(slack.as(LI_LEI).modals().getLast().path("root_view_id").asText()).isEqualTo(id);
        answerWith("clear");
        slack.as(LI_LEI).submit(id, filledIn("x"));
        assertThat(slack.as(LI_LEI).modals()).isEmpty();
    }

    @Test
    void closingTellsTheAppThatAskedForIt() throws Exception {
        open(trigger());
        slack.as(LI_LEI).close(modalId());
        assertThat(bot.nextPayload("interactive").get("type").getAsString())
                .isEqualTo("view_closed");
        assertThat(slack.as(LI_LEI).modals()).isEmpty();
    }

    @Test
    void anOldHashDoesNotOverwriteANewerView() throws Exception {
        String first =
                bot.methods()
                        .viewsPublish(r -> r.userId(LI_LEI).viewAsString(HOME))
                        .getView()
                        .getHash();
        bot.methods().viewsPublish(r -> r.userId(LI_LEI).viewAsString(HOME));
        assertThat(
                        bot.methods()
                                .viewsPublish(r -> r.userId(LI_LEI).hash(first).viewAsString(HOME))
                                .getError())
                .isEqualTo("hash_conflict");
    }

    @Test
    void theHomeTabTellsTheAppAndItsButtonsWork() throws Exception {
        slack.as(LI_LEI).openHome();
        JsonObject event = bot.nextPayload("events_api").getAsJsonObject("event");
        assertThat(event.get("type").getAsString()).isEqualTo("app_home_opened");
        assertThat(event.get("tab").getAsString()).isEqualTo("home");

        bot.methods().viewsPublish(r -> r.userId(LI_LEI).viewAsString(HOME));
        ObjectNode home = slack.as(LI_LEI).openHome().orElseThrow();
        slack.as(LI_LEI).clickInView(home.path("id").asText(), "refresh");
        JsonObject click = bot.nextPayload("interactive");
        assertThat(click.getAsJsonObject("container").get("type").getAsString()).isEqualTo("view");
        assertThat(click.has("response_url")).isFalse();
    }

    @Test
    void aClickOnAMessageCarriesTheMessageUnlessItIsEphemeral() throws Exception {
        String blocks =
                "["
                        + HOME.substring(HOME.indexOf("{\"type\":\"actions\""), HOME.length() - 2)
                        + "]";
        String ts =
                bot.methods()
                        .chatPostMessage(r -> r.channel(ONCALL).text("q").blocksAsString(blocks))
                        .getTs();
        slack.as(LI_LEI).click(ONCALL, ts, "refresh");
        JsonObject click = bot.nextPayload("interactive");
        assertThat(click.getAsJsonObject("message").get("ts").getAsString()).isEqualTo(ts);
        assertThat(click.getAsJsonObject("user").get("team_id").getAsString())
                .isEqualTo("T0YUNQIAO");
        assertThat(click.getAsJsonArray("actions").get(0).getAsJsonObject().get("block_id"))
                .isNotNull();

        String ephemeral =
                bot.methods()
                        .chatPostEphemeral(r ->
                                r.channel(ONCALL).user(LI_LEI).text("q").blocksAsString(blocks))
                        .getMessageTs();
        slack.as(LI_LEI).click(ONCALL, ephemeral, "refresh");
        JsonObject hidden = bot.nextPayload("interactive");
        assertThat(hidden.has("message")).isFalse();
        assertThat(hidden.getAsJsonObject("container").get("is_ephemeral").getAsBoolean()).isTrue();
    }

    @Test
    void aStrangersClickNamesTheirOwnTeam() throws Exception {
        String blocks =
                "["
                        + HOME.substring(HOME.indexOf("{\"type\":\"actions\""), HOME.length() - 2)
                        + "]";
        String ts =
                bot.methods()
                        .chatPostMessage(
                                r -> r.channel("C0DEVNET1").text("q").blocksAsString(blocks))
                        .getTs();
        slack.as("U0ANNA001").click("C0DEVNET1", ts, "refresh");
        JsonObject click = bot.nextPayload("interactive");
        assertThat(click.getAsJsonObject("user").get("team_id").getAsString())
                .isEqualTo("T0PARTNER");
        assertThat(click.getAsJsonObject("team").get("id").getAsString()).isEqualTo("T0YUNQIAO");
    }

    private void answerWith(String action) {
        bot.acknowledges(envelope ->
                Optional.of("{\"response_action\":\"" + action + "\",\"view\":" + MODAL + "}"));
    }

    private String trigger() throws Exception {
        slack.as(LI_LEI).command(ONCALL, "/acknet", "bind");
        return bot.nextPayload("slash_commands").get("trigger_id").getAsString();
    }

    private Optional<String> open(String trigger) throws Exception {
        return Optional.ofNullable(
                bot.methods().viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL)).getError());
    }

    private Optional<String> push(String trigger) throws Exception {
        return Optional.ofNullable(
                bot.methods().viewsPush(r -> r.triggerId(trigger).viewAsString(MODAL)).getError());
    }

    private String modalId() {
        return slack.as(LI_LEI).modals().getLast().path("id").asText();
    }

    private static ObjectNode filledIn(String value) {
        ObjectNode state = Json.object();
        state.putObject("values")
                .putObject("name")
                .putObject("value")
                .put("type", "plain_text_input")
                .put("value", value);
        return state;
    }
}
