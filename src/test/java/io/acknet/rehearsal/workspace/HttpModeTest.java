package io.acknet.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpModeTest {
    private static final String LI_LEI = "U0LILEI01";
    private static final String ONCALL = "C0PRODONC";

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String answer = "";
    private HttpServer app;
    private SlackStandIn slack;

    private record Received(String body, Map<String, String> headers) {}

    @BeforeEach
    void start() throws Exception {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        app.createContext("/slack/events", this::handle);
        app.start();
        URI url = URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/slack/events");
        slack =
                SlackStandIn.start(
                        Workspace.rehearsal(),
                        Options.standard()
                                .withTiming(
                                        Timing.slack().faster(300).withAck(Duration.ofSeconds(2)))
                                .overHttp(url));
    }

    @AfterEach
    void stop() {
        slack.close();
        app.stop(0);
    }

    @Test
    void verifiesTheRequestUrl() {
        assertThat(slack.signedRequests().urlIsVerified()).isTrue();
    }

    @Test
    void sendsCommandsAsSignedFormsAndShowsTheImmediateAnswer() throws Exception {
        answer = "{\"text\":\"at once\"}";
        assertThat(slack.as(LI_LEI).command(ONCALL, "/acknet", "help").acknowledged()).isTrue();
        Map<String, String> form = Http.query(next().body());
        assertThat(form).containsEntry("command", "/acknet").containsEntry("user_id", LI_LEI);
        assertThat(slack.as(LI_LEI).sees(ONCALL))
                .extracting(Message::text)
                .containsExactly("at once");
    }

    @Test
    void repeatsAnEventThatFailsAndSaysWhy() throws Exception {
        failures.set(2);
        slack.as(LI_LEI).say("D0LILEI01", "hello");
        assertThat(next().headers()).doesNotContainKey("retry-num");
        assertThat(next().headers())
                .containsEntry("retry-num", "1")
                .containsEntry("retry-reason", "http_error");
        assertThat(next().headers()).containsEntry("retry-num", "2");
        assertThat(received.poll(500, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void sendsWhatAnAppMustRefuse() throws Exception {
        String body = "{\"type\":\"event_callback\"}";
        SignedRequests requests = slack.signedRequests();
        assertThat(requests.forged(body)).isEqualTo(401);
        assertThat(requests.unsigned(body)).isEqualTo(401);
        assertThat(requests.tampered(body, "{}")).isEqualTo(401);
        assertThat(requests.stale(body, Duration.ofMinutes(6))).isEqualTo(401);
        assertThat(requests.stale(body, Duration.ofMinutes(1))).isEqualTo(200);
    }

    @Test
    void replaysARequestByteForByte() throws Exception {
        slack.as(LI_LEI).say("D0LILEI01", "hello");
        Received first = next();
        assertThat(slack.signedRequests().replayed()).isEqualTo(200);
        assertThat(next()).isEqualTo(first);
    }

    private Received next() throws InterruptedException {
        Received next = received.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request within 5 s");
        }
        return next;
    }

    private void handle(HttpExchange exchange) throws java.io.IOException {
        String body = Http.body(exchange);
        String timestamp = Http.header(exchange, "X-Slack-Request-Timestamp").orElse("0");
        String signature = Http.header(exchange, "X-Slack-Signature").orElse("");
        var verifier =
                new SlackSignature.Verifier(new SlackSignature.Generator(slack.signingSecret()));
        if (!verifier.isValid(timestamp, body, signature)) {
            Http.json(exchange, 401, Json.object());
            return;
        }
        var challenge = Json.parseObject(body).map(node -> node.path("challenge").asText());
        if (challenge.isPresent() && !challenge.get().isEmpty()) {
            Http.json(exchange, 200, Json.object().put("challenge", challenge.get()));
            return;
        }
        Map<String, String> headers = new java.util.HashMap<>();
        headers.put("signature", signature);
        Http.header(exchange, "X-Slack-Retry-Num").ifPresent(n -> headers.put("retry-num", n));
        Http.header(exchange, "X-Slack-Retry-Reason")
                .ifPresent(reason -> headers.put("retry-reason", reason));
        received.add(new Received(body, headers));
        int status = failures.getAndDecrement() > 0 ? 500 : 200;
        Http.json(exchange, status, Json.parse(answer).orElse(Json.object()));
    }
}
