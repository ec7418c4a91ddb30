package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.Outcome;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Workspace;
import io.acknet.store.Store;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// HTTP mode: the stand-in sends signed requests, strangers send others.
class HttpDoorTest {
    @TempDir Path directory;
    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeTalk talk = new FakeTalk();
    private SlackStandIn slack;
    private Store store;
    private SlackBot bot;
    private URI door;

    @BeforeEach
    void start() throws IOException {
        int port = freePort();
        door = URI.create("http://127.0.0.1:" + port + HttpDoor.PATH);
        slack = SlackStandIn.start(Workspace.rehearsal(), Options.standard().overHttp(door));
        store = Store.open(directory.resolve("acknet.db").toString());
        SlackSettings settings =
                SlackSettings.http(slack.apiUrl(), slack.botToken(), slack.signingSecret(), port);
        bot = new SlackBot(new SlackWorkspace(settings, store, text -> text), talk);
        bot.start();
    }

    @AfterEach
    void stop() {
        bot.close();
        store.close();
        slack.close();
    }

    @Test
    void answersCommandsEventsAndClicks() {
        Outcome outcome = slack.as(Bench.ENGINEER).command(Bench.CHANNEL, "/acknet", "why");
        assertThat(outcome.acknowledged()).isTrue();
        slack.as(Bench.ENGINEER).say(Bench.CHANNEL, "@acknet why");
        Message answer = reply(false, "A Pod");
        assertThat(
                        slack.as(Bench.EMMA)
                                .click(Bench.CHANNEL, answer.ts(), Bench.button(answer, "Check on"))
                                .acknowledged())
                .isTrue();

        reply(true, "A Pod");
        reply(false, "hairpinMode");
    }

    @Test
    void answersTheChallengeThatSlackSendsFirst() throws Exception {
        String body = "{\"type\":\"url_verification\",\"challenge\":\"c1\",\"token\":\"x\"}";

        HttpResponse<String> response = send(body, sign(Instant.now(), body));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("c1");
    }

    @Test
    void letsInNothingThatSlackDidNotSignNowForThisBody() throws Exception {
        String body = "token=x&command=%2Facknet&text=why&user_id=U1&channel_id=C1&trigger_id=1";
        Signed genuine = sign(Instant.now(), body);

        assertThat(send(body, new Signed(genuine.timestamp(), "v0=" + "0".repeat(64))))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(401);
        assertThat(send(body, sign(Instant.now().minusSeconds(400), body)).statusCode())
                .isEqualTo(401);
        assertThat(send(body, sign(Instant.now().plusSeconds(400), body)).statusCode())
                .isEqualTo(401);
        assertThat(send(body + "x", genuine).statusCode()).isEqualTo(401);
        assertThat(send(body, genuine).statusCode()).isEqualTo(200);
        assertThat(send(body, genuine).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesABodyWithoutEnd() throws Exception {
        String body = "x".repeat((1 << 20) + 1);

        assertThat(send(body, sign(Instant.now(), body)).statusCode()).isEqualTo(413);
    }

    private record Signed(String timestamp, String signature) {}

    private Signed sign(Instant at, String body) {
        String timestamp = String.valueOf(at.getEpochSecond());
        String signature =
                new SlackSignature.Generator(slack.signingSecret()).generate(timestamp, body);
        return new Signed(timestamp, signature);
    }

    private HttpResponse<String> send(String body, Signed signed)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(door)
                        .header("X-Slack-Request-Timestamp", signed.timestamp())
                        .header("X-Slack-Signature", signed.signature())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Message reply(boolean ephemeral, String text) {
        Bench.await(
                () ->
                        slack.messages(Bench.CHANNEL).stream()
                                .anyMatch(message -> matches(message, ephemeral, text)),
                text);
        return slack.messages(Bench.CHANNEL).stream()
                .filter(message -> matches(message, ephemeral, text))
                .findFirst()
                .orElseThrow();
    }

    private static boolean matches(Message message, boolean ephemeral, String text) {
        return message.bot() && message.ephemeral() == ephemeral && message.text().contains(text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
