package io.acknet.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowserApiTest {
    private static final String LI_LEI = "U0LILEI01";
    private static final String ONCALL = "C0PRODONC";

    private final HttpClient browser = HttpClient.newHttpClient();
    private SlackStandIn slack;
    private TestBot bot;

    @BeforeEach
    void start() {
        slack =
                SlackStandIn.start(
                        Workspace.rehearsal(),
                        Options.standard().withTiming(Timing.slack().faster(10)));
        bot = new TestBot(slack);
    }

    @AfterEach
    void stop() throws Exception {
        bot.close();
        slack.close();
        browser.shutdownNow();
    }

    @Test
    void servesThePageAndItsFilesAndNothingElse() throws Exception {
        HttpResponse<String> page = send(request("").GET());
        assertThat(page.body()).contains("<!doctype html>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(send(request("assets/main.js").GET()).headers().firstValue("Content-Type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(send(request("assets/..%2Findex.html").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("cluster/base.yaml").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsAPersonWhoAndWhatThereIs() throws Exception {
        ObjectNode state = get("local/state?as=" + LI_LEI);
        assertThat(state.path("people")).hasSize(4);
        assertThat(state.path("channels").findValuesAsText("name"))
                .contains("prod-oncall", "dev-network", "general", "");
        assertThat(state.path("commands").findValuesAsText("command")).contains("/acknet");
        assertThat(state.path("bot_connected").asBoolean()).isFalse();
        ObjectNode ofGuest = get("local/state?as=U0TOMAS01");
        assertThat(ofGuest.path("channels").findValuesAsText("name"))
                .doesNotContain("prod-oncall")
                .contains("dev-network");
    }

    @Test
    void aMessageIsSeenByAllAndAnEphemeralOneByOne() throws Exception {
        ObjectNode posted = post("local/message", message("@acknet a < b"));
        assertThat(posted.path("ok").asBoolean()).isTrue();
        bot.methods().chatPostEphemeral(r -> r.channel(ONCALL).user(LI_LEI).text("psst"));

        var mine = get("local/messages?as=" + LI_LEI + "&channel=" + ONCALL).path("messages");
        var others = get("local/messages?as=U0EMMA001&channel=" + ONCALL).path("messages");
        assertThat(mine).hasSize(2);
        assertThat(others)
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.path("ts")).isEqualTo(posted.path("ts"));
                    assertThat(message.path("text").asText()).isEqualTo("<@U0ACKNET1> a &lt; b");
                });
    }

    @Test
    void repliesStandInTheirThread() throws Exception {
        String root = post("local/message", message("question")).path("ts").asText();
        bot.methods().chatPostMessage(r -> r.channel(ONCALL).threadTs(root).text("answer"));
        String query = "local/messages?as=" + LI_LEI + "&channel=" + ONCALL;
        assertThat(get(query).path("messages"))
                .singleElement()
                .satisfies(m -> assertThat(m.path("reply_count").asInt()).isEqualTo(1));
        assertThat(get(query + "&thread_ts=" + root).path("messages")).hasSize(2);
    }

    @Test
    void aCommandSaysHowLongTheBotTookOrThatItDidNotAnswer() throws Exception {
        ObjectNode command = message("help").put("command", "/acknet");
        ObjectNode unanswered = post("local/command", command);
        assertThat(unanswered.path("ok").asBoolean()).isFalse();
        assertThat(unanswered.path("error").asText()).contains("did not respond");
        bot.connect(slack);
        ObjectNode answered = post("local/command", command.put("command", "／acknet"));
        assertThat(answered.path("ok").asBoolean()).isTrue();
        assertThat(answered.has("ack_ms")).isTrue();
    }

    @Test
    void whatHappensIsStreamed() throws Exception {
        try (Events events = new Events(slack, LI_LEI)) {
            bot.connect(slack);
            assertThat(events.next("connected").path("bot_connected").asBoolean()).isTrue();
            String ts = bot.methods().chatPostMessage(r -> r.channel(ONCALL).text("one")).getTs();
            assertThat(events.next("message").path("message").path("text").asText())
                    .isEqualTo("one");
            bot.methods().chatUpdate(r -> r.channel(ONCALL).ts(ts).text("two"));
            assertThat(events.next("message_changed").path("message").path("edited").asBoolean())
                    .isTrue();
            bot.methods().chatDelete(r -> r.channel(ONCALL).ts(ts));
            assertThat(events.next("message_deleted").path("ts").asText()).isEqualTo(ts);
            bot.methods()
                    .viewsPublish(r ->
                            r.userId(LI_LEI).viewAsString("{\"type\":\"home\",\"blocks\":[]}"));
            assertThat(events.next("home").path("view").path("type").asText()).isEqualTo("home");
            bot.acknowledges(envelope -> Optional.empty());
            slack.as(LI_LEI).command(ONCALL, "/acknet", "help");
            assertThat(events.next("notice").path("level").asText()).isEqualTo("warn");
        }
    }

    @Test
    void othersDoNotHearWhatIsEphemeral() throws Exception {
        try (Events events = new Events(slack, "U0EMMA001")) {
            bot.methods().chatPostEphemeral(r -> r.channel(ONCALL).user(LI_LEI).text("psst"));
            bot.methods().chatPostMessage(r -> r.channel(ONCALL).text("for all"));
            assertThat(events.next("message").path("message").path("text").asText())
                    .isEqualTo("for all");
        }
    }

    @Test
    void theScenarioIsSwitchedByWhoeverOffersIt() throws Exception {
        BlockingQueue<String> chosen = new LinkedBlockingQueue<>();
        slack.onScenario(
                List.of(
                        new SlackStandIn.Scenario("flannel", Text.same("Flannel")),
                        new SlackStandIn.Scenario("terway", Text.same("Terway"))),
                "flannel",
                chosen::add);
        assertThat(post("local/scenario", Json.object().put("id", "terway")).path("ok").asBoolean())
                .isTrue();
        assertThat(chosen.poll(1, TimeUnit.SECONDS)).isEqualTo("terway");
        assertThat(get("local/state").path("scenario").path("current").asText())
                .isEqualTo("terway");
        assertThat(post("local/scenario", Json.object().put("id", "calico")).path("error").asText())
                .isEqualTo("there is no scenario calico");
    }

    @Test
    void saysWhichFieldIsWrong() throws Exception {
        ObjectNode answer = post("local/message", Json.object().put("as", LI_LEI));
        assertThat(answer.path("error").asText()).contains("channel");
        assertThat(post("local/message", message("x").put("as", "U0NOBODY")).path("error").asText())
                .isEqualTo("there is no person U0NOBODY");
        assertThat(
                        post("local/message", message("x").put("as", "U0WANGQI1"))
                                .path("error")
                                .asText())
                .isEqualTo("wangqi's account is deactivated");
    }

    @Test
    void letsOnlyThisMachineIn() throws Exception {
        assertThat(statusFor("evil.example:80", Optional.empty())).isEqualTo(403);
        assertThat(statusFor(host(), Optional.of("http://evil.example"))).isEqualTo(403);
        assertThat(statusFor(host(), Optional.of("http://" + host()))).isEqualTo(200);
    }

    private String host() {
        return slack.pageUrl().getAuthority();
    }

    /// The JDK's client does not let a test name another host.
    private int statusFor(String host, Optional<String> origin) throws IOException {
        try (Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), slack.pageUrl().getPort());
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            String origins = origin.map(o -> "Origin: " + o + "\r\n").orElse("");
            String request =
                    "GET /local/state HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n"
                            .formatted(host, origins);
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return Integer.parseInt(in.readLine().substring(9, 12));
        }
    }

    private static ObjectNode message(String text) {
        return Json.object().put("as", LI_LEI).put("channel", ONCALL).put("text", text);
    }

    private ObjectNode get(String path) throws Exception {
        return Json.parseObject(send(request(path).GET()).body()).orElseThrow();
    }

    private ObjectNode post(String path, ObjectNode body) throws Exception {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        return Json.parseObject(send(request).body()).orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(slack.pageUrl() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// One open page.
    private static final class Events implements AutoCloseable {
        private final BlockingQueue<ObjectNode> events = new LinkedBlockingQueue<>();
        private final HttpClient client = HttpClient.newHttpClient();

        Events(SlackStandIn slack, String personId) throws Exception {
            URI url = URI.create(slack.pageUrl() + "local/events?as=" + personId);
            HttpResponse<Stream<String>> response =
                    client.send(
                            HttpRequest.newBuilder(url).build(),
                            HttpResponse.BodyHandlers.ofLines());
            Thread.ofVirtual().start(() -> read(response.body()));
        }

        ObjectNode next(String type) throws InterruptedException {
            ObjectNode event = events.poll(5, TimeUnit.SECONDS);
            while (event != null && !event.path("type").asText().equals(type)) {
                event = events.poll(5, TimeUnit.SECONDS);
            }
            if (event == null) {
                throw new AssertionError("no event " + type + " within 5 s");
            }
            return event;
        }

        @Override
        public void close() {
            client.shutdownNow();
        }

        private void read(Stream<String> lines) {
            try {
                lines.filter(line -> line.startsWith("data: "))
                        .flatMap(line -> Json.parseObject(line.substring(6)).stream())
                        .forEach(events::add);
            } catch (java.io.UncheckedIOException closed) {
                events.clear();
            }
        }
    }
}
