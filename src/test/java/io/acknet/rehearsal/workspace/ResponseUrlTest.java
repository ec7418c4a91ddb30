package io.acknet.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.webhook.WebhookResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseUrlTest {
    private static final String LI_LEI = "U0LILEI01";
    private static final String EMMA = "U0EMMA001";

    /// The bot is no member here.
    private static final String GENERAL = "C0GENERAL";

    private static final String ONCALL = "C0PRODONC";
    private static final String BUTTON =
            """
            [{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"check",
              "value":"v1","text":{"type":"plain_text","text":"Check"}}]}]\
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
    void answersACommandToItsSenderAloneAlsoWhereTheBotIsNoMember() throws Exception {
        String url = commandUrl();
        assertThat(post(url, "{\"text\":\"for you\"}").statusCode()).isEqualTo(200);
        assertThat(slack.as(LI_LEI).sees(GENERAL)).extracting(Message::text).contains("for you");
        assertThat(slack.as(EMMA).sees(GENERAL)).isEmpty();
    }

    @Test
    void answersToAllWhenToldTo() throws Exception {
        post(commandUrl(), "{\"text\":\"for all\",\"response_type\":\"in_channel\"}");
        assertThat(slack.as(EMMA).sees(GENERAL)).extracting(Message::text).contains("for all");
    }

    @Test
    void isUsedUpAfterFivePosts() throws Exception {
        String url = commandUrl();
        for (int i = 0; i < 5; i++) {
            assertThat(post(url, "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> sixth = post(url, "{\"text\":\"x\"}");
        assertThat(sixth.statusCode()).isEqualTo(404);
        assertThat(sixth.body()).contains("used_url");
        assertThat(slack.messages(GENERAL)).hasSize(5);
    }

    @Test
    void expiresAfterHalfAnHour() throws Exception {
        String url = commandUrl();
        clock.advance(Duration.ofMinutes(31));
        assertThat(post(url, "{\"text\":\"x\"}").body()).contains("expired_url");
    }

    @Test
    void cannotReplaceAnythingAfterASlashCommand() throws Exception {
        String url = commandUrl();
        post(url, "{\"text\":\"checking…\"}");
        post(url, "{\"text\":\"done\",\"replace_original\":true}");
        assertThat(slack.messages(GENERAL)).hasSize(2);
        assertThat(post(url, "{\"delete_original\":true}").statusCode()).isEqualTo(404);
    }

    @Test
    void replacesAndDeletesTheMessageOfAClick() throws Exception {
        String url = clickUrl();
        post(url, "{\"text\":\"pressed\",\"replace_original\":true}");
        assertThat(slack.messages(ONCALL))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text()).isEqualTo("pressed");
                    assertThat(message.blocks()).isEmpty();
                });
        post(url, "{\"delete_original\":true}");
        assertThat(slack.messages(ONCALL)).isEmpty();
    }

    @Test
    void checksBlocksAsTheWebApiDoes() throws Exception {
        assertThat(post(commandUrl(), "{\"blocks\":[{\"type\":\"nonsense\"}]}").body())
                .contains("invalid_blocks");
    }

    @Test
    void worksWithTheSdk() throws Exception {
        WebhookResponse answer =
                bot.slack()
                        .send(
                                commandUrl(),
                                com.slack.api.webhook.Payload.builder().text("hello").build());
        assertThat(answer.getCode()).isEqualTo(200);
    }

    private String commandUrl() throws Exception {
        slack.as(LI_LEI).command(GENERAL, "/acknet", "help");
        return bot.nextPayload("slash_commands").get("response_url").getAsString();
    }

    private String clickUrl() throws Exception {
        String ts =
                bot.methods()
                        .chatPostMessage(r -> r.channel(ONCALL).text("q").blocksAsString(BUTTON))
                        .getTs();
        slack.as(LI_LEI).click(ONCALL, ts, "check");
        JsonObject payload = bot.nextPayload("interactive");
        return payload.get("response_url").getAsString();
    }

    private static HttpResponse<String> post(String url, String json) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
