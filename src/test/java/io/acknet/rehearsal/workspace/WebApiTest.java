package io.acknet.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebApiTest {
    private static final String LI_LEI = "U0LILEI01";
    private static final String ONCALL = "C0PRODONC";
    private static final String GENERAL = "C0GENERAL";

    private final TestClock clock = new TestClock();
    private SlackStandIn slack;
    private MethodsClient bot;

    @BeforeEach
    void start() {
        slack = SlackStandIn.start(Workspace.rehearsal(), Options.standard().withClock(clock));
        bot = client(slack.botToken());
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void saysWhoTheBotIs() throws Exception {
        var answer = bot.authTest(r -> r);
        assertThat(answer.getUserId()).isEqualTo("U0ACKNET1");
        assertThat(answer.getBotId()).isEqualTo("B0ACKNET1");
        assertThat(answer.getTeamId()).isEqualTo("T0YUNQIAO");
    }

    @Test
    void refusesAWrongTokenAndOneOfTheWrongKind() throws Exception {
        assertThat(client("xoxb-wrong").authTest(r -> r).getError()).isEqualTo("invalid_auth");
        assertThat(client(slack.appToken()).chatPostMessage(r -> r.channel(ONCALL).text("x")))
                .extracting(ChatPostMessageResponse::getError)
                .isEqualTo("not_allowed_token_type");
        assertThat(client(slack.botToken()).appsConnectionsOpen(r -> r.token(slack.botToken())))
                .extracting("error")
                .isEqualTo("not_allowed_token_type");
    }

    @Test
    void refusesPostsWhereTheBotIsNoMemberAndWhereNothingIs() throws Exception {
        assertThat(post(GENERAL, "x").getError()).isEqualTo("not_in_channel");
        assertThat(post("C0NOWHERE", "x").getError()).isEqualTo("channel_not_found");
        slack.join("U0ACKNET1", GENERAL);
        assertThat(post(GENERAL, "x").isOk()).isTrue();
    }

    @Test
    void refusesAnEmptyMessageAndOneThatIsTooLong() throws Exception {
        assertThat(post(ONCALL, "").getError()).isEqualTo("no_text");
        assertThat(post(ONCALL, "x".repeat(40_001)).getError()).isEqualTo("msg_too_long");
        String ts = post(ONCALL, "short").getTs();
        assertThat(bot.chatUpdate(r -> r.channel(ONCALL).ts(ts).text("x".repeat(4_001))).getError())
                .isEqualTo("msg_too_long");
    }

    @Test
    void explainsWhatIsWrongWithBlocks() throws Exception {
        var answer =
                bot.chatPostMessage(r ->
                        r.channel(ONCALL)
                                .blocksAsString(
                                        """
                                        [{"type":"header",
                                          "text":{"type":"mrkdwn","text":"x"}}]\
                                        """));
        assertThat(answer.getError()).isEqualTo("invalid_blocks");
        assertThat(answer.getErrors())
                .containsExactly("unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]");
        assertThat(answer.getResponseMetadata().getMessages().getFirst()).startsWith("[ERROR] ");
    }

    @Test
    void refusesMoreBlockTextThanAMessageHolds() throws Exception {
        String section = section("x".repeat(2_700));
        String blocks = "[" + String.join(",", section, section, section, section, section) + "]";
        assertThat(bot.chatPostMessage(r -> r.channel(ONCALL).blocksAsString(blocks)).getError())
                .isEqualTo("msg_blocks_too_long");
    }

    @Test
    void refusesToChangeTheMessagesOfOthersAndThoseThatAreNotKept() throws Exception {
        String ofLiLei = slack.as(LI_LEI).say(ONCALL, "hello").ts().orElseThrow();
        assertThat(bot.chatUpdate(r -> r.channel(ONCALL).ts(ofLiLei).text("x")).getError())
                .isEqualTo("cant_update_message");
        assertThat(bot.chatDelete(r -> r.channel(ONCALL).ts(ofLiLei)).getError())
                .isEqualTo("cant_delete_message");

        String ephemeral =
                bot.chatPostEphemeral(r -> r.channel(ONCALL).user(LI_LEI).text("psst"))
                        .getMessageTs();
        assertThat(bot.chatUpdate(r -> r.channel(ONCALL).ts(ephemeral).text("x")).getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void showsAnEphemeralMessageOnlyToItsReader() throws Exception {
        bot.chatPostEphemeral(r -> r.channel(ONCALL).user(LI_LEI).text("psst"));
        assertThat(slack.as(LI_LEI).sees(ONCALL)).extracting(Message::text).contains("psst");
        assertThat(slack.as("U0EMMA001").sees(ONCALL)).isEmpty();
        assertThat(
                        bot.chatPostEphemeral(r -> r.channel(ONCALL).user("U0TOMAS01").text("x"))
                                .getError())
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void keepsPostsInAChannelToOneASecondAfterAShortBurst() throws Exception {
        post(ONCALL, "1");
        post(ONCALL, "2");
        post(ONCALL, "3");
        assertThatThrownBy(() -> post(ONCALL, "4"))
                .isInstanceOfSatisfying(
                        SlackApiException.class,
                        refused -> {
                            assertThat(refused.getResponse().code()).isEqualTo(429);
                            assertThat(refused.getResponse().header("Retry-After")).isEqualTo("1");
                        });
        assertThat(post("C0DEVNET1", "elsewhere").isOk()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(post(ONCALL, "5").isOk()).isTrue();
    }

    @Test
    void keepsMethodsToTheirTier() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(bot.usergroupsList(r -> r).isOk()).isTrue();
        }
        assertThatThrownBy(() -> bot.usergroupsList(r -> r)).isInstanceOf(SlackApiException.class);
    }

    @Test
    void failsOnDemand() throws Exception {
        slack.faults().failNext("chat.postMessage", "fatal_error");
        assertThat(post(ONCALL, "x").getError()).isEqualTo("fatal_error");
        slack.faults().rateLimitNext("chat.postMessage", Duration.ofSeconds(7));
        assertThatThrownBy(() -> post(ONCALL, "x"))
                .isInstanceOfSatisfying(
                        SlackApiException.class,
                        refused ->
                                assertThat(refused.getResponse().header("Retry-After"))
                                        .isEqualTo("7"));
        assertThat(post(ONCALL, "x").isOk()).isTrue();
    }

    @Test
    void namesTheScopeThatIsMissing() throws Exception {
        var reaction = bot.reactionsAdd(r -> r.channel(ONCALL).timestamp("1").name("eyes"));
        assertThat(reaction.getError()).isEqualTo("missing_scope");
        assertThat(reaction.getNeeded()).isEqualTo("reactions:write");
        assertThat(reaction.getProvided()).contains("chat:write");
        assertThat(bot.conversationsHistory(r -> r.channel("D0LILEI01")).isOk()).isTrue();
    }

    @Test
    void aScopeThatIsGrantedOpensItsMethods() throws Exception {
        Workspace plain = Workspace.rehearsal();
        Set<String> scopes = Set.of("chat:write", "channels:read", "reactions:write");
        try (SlackStandIn other =
                SlackStandIn.start(
                        plain.withApp(plain.app().withScopes(scopes)), Options.standard())) {
            MethodsClient methods = client(other, other.botToken());
            assertThat(methods.conversationsMembers(r -> r.channel(GENERAL)).getMembers())
                    .contains(LI_LEI);
            assertThat(methods.conversationsInfo(r -> r.channel(GENERAL)).getChannel().isMember())
                    .isFalse();
            String ts = other.as(LI_LEI).say(ONCALL, "look").ts().orElseThrow();
            assertThat(
                            methods.reactionsAdd(r -> r.channel(ONCALL).timestamp(ts).name("eyes"))
                                    .isOk())
                    .isTrue();
            assertThat(other.messages(ONCALL).getFirst().reactions()).containsKey("eyes");
            assertThat(methods.usersInfo(r -> r.user(LI_LEI)).getError())
                    .isEqualTo("missing_scope");
            assertThat(methods.conversationsHistory(r -> r.channel(ONCALL)).getNeeded())
                    .isEqualTo("channels:history");
        }
    }

    @Test
    void tellsWhoPeopleAre() throws Exception {
        var liLei = bot.usersInfo(r -> r.user(LI_LEI).includeLocale(true)).getUser();
        assertThat(liLei.getLocale()).isEqualTo("zh-CN");
        assertThat(liLei.getRealName()).isEqualTo("李雷");
        assertThat(bot.usersInfo(r -> r.user("U0WANGQI1")).getUser().isDeleted()).isTrue();
        assertThat(bot.usersInfo(r -> r.user("U0ANNA001")).getUser().isStranger()).isTrue();
        assertThat(bot.usersInfo(r -> r.user("U0TOMAS01")).getUser().isRestricted()).isTrue();
        assertThat(bot.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
        assertThat(bot.usergroupsUsersList(r -> r.usergroup("S0SRE")).getUsers())
                .containsExactly("U0ZHOUMIN", "U0EMMA001");
        assertThat(bot.usergroupsUsersList(r -> r.usergroup("S0NONE")).getError())
                .isEqualTo("no_such_subteam");
    }

    @Test
    void anEditKeepsTheTimestampAndAThreadItsReplies() throws Exception {
        String root = slack.as(LI_LEI).say(ONCALL, "question").ts().orElseThrow();
        String ts = bot.chatPostMessage(r -> r.channel(ONCALL).threadTs(root).text("…")).getTs();
        bot.chatUpdate(r -> r.channel(ONCALL).ts(ts).text("answer"));
        assertThat(slack.messages(ONCALL).getLast())
                .satisfies(reply -> {
                    assertThat(reply.ts()).isEqualTo(ts);
                    assertThat(reply.threadTs()).contains(root);
                    assertThat(reply.text()).isEqualTo("answer");
                    assertThat(reply.edited()).isTrue();
                });
        assertThat(
                        bot.chatPostMessage(r -> r.channel(ONCALL).threadTs("1.000001").text("x"))
                                .getError())
                .isEqualTo("cannot_reply_to_message");
    }

    @Test
    void postsToAPersonInTheirDirectMessages() throws Exception {
        assertThat(post(LI_LEI, "hello").getChannel()).isEqualTo("D0LILEI01");
        assertThat(slack.as(LI_LEI).sees("D0LILEI01")).hasSize(1);
    }

    @Test
    void linksToAMessage() throws Exception {
        String ts = post(ONCALL, "x").getTs();
        assertThat(bot.chatGetPermalink(r -> r.channel(ONCALL).messageTs(ts)).getPermalink())
                .isEqualTo("https://yunqiao.slack.com/archives/C0PRODONC/p" + ts.replace(".", ""));
    }

    private ChatPostMessageResponse post(String channel, String text) throws Exception {
        return bot.chatPostMessage(r -> r.channel(channel).text(text));
    }

    private static String section(String text) {
        return """
        {"type":"section","text":{"type":"mrkdwn","text":"%s"}}\
        """
                .formatted(text);
    }

    private MethodsClient client(String token) {
        return client(slack, token);
    }

    private static MethodsClient client(SlackStandIn standIn, String token) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(standIn.apiUrl());
        return Slack.getInstance(config).methods(token);
    }
}
