package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import io.acknet.rehearsal.workspace.Options;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who is not Slack: forged, stale, future, changed and replayed requests. `-Dfuzz=10000` for
/// that many.
class ForgedRequestsTest {
    private static final int SEED = 20261123;
    private static final int ROUNDS = Integer.getInteger("fuzz", 1_000);
    private static final int UNAUTHORIZED = 401;

    @TempDir Path directory;
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void noneReachesAHandler() throws Exception {
        int port = freePort();
        URI door = URI.create("http://127.0.0.1:" + port + HttpDoor.PATH);
        FakeTalk talk = new FakeTalk();
        Random random = new Random(SEED);
        Map<String, Integer> sent = new TreeMap<>();
        try (SlackStandIn slack =
                        SlackStandIn.start(
                                Workspace.rehearsal(), Options.standard().overHttp(door));
                Store store = Store.open(directory.resolve("acknet.db").toString());
                SlackBot bot =
                        new SlackBot(
                                new SlackWorkspace(
                                        SlackSettings.http(
                                                slack.apiUrl(),
                                                slack.botToken(),
                                                slack.signingSecret(),
                                                port),
                                        store,
                                        text -> text),
                                talk)) {
            bot.start();
            Attack attack = new Attack(slack.signingSecret(), random);
            Forged genuine = attack.genuine(-1);
            assertThat(status(door, genuine)).isEqualTo(200);
            Bench.await(() -> talk.heard().size() == 1, "the genuine one");
            for (int round = 0; round < ROUNDS; round++) {
                Forged forged = attack.next(round, genuine);
                sent.merge(forged.kind(), 1, Integer::sum);
                assertThat(status(door, forged))
                        .as("%s, round %d", forged.kind(), round)
                        .isEqualTo(UNAUTHORIZED);
            }
            Bench.sleep(200);
            assertThat(talk.heard()).hasSize(1);
            assertThat(store.depths().inbox().waiting())
                    .as("only the genuine one, whose response_url leads nowhere")
                    .isLessThanOrEqualTo(1);
            assertThat(sent).hasSizeGreaterThanOrEqualTo(9);
        }
    }

    /// @param signature empty for none
    private record Forged(String kind, String timestamp, String signature, String body) {}

    private record Attack(String secret, Random random) {
        Forged genuine(int round) {
            String now = String.valueOf(Instant.now().getEpochSecond());
            return new Forged("genuine", now, sign(secret, now, body(round)), body(round));
        }

        Forged next(int round, Forged before) {
            String now = String.valueOf(Instant.now().getEpochSecond());
            String body = body(round);
            String good = sign(secret, now, body);
            return switch (random.nextInt(10)) {
                case 0 -> new Forged("unsigned", now, "", body);
                case 1 -> new Forged("another secret", now, sign("guess" + round, now, body), body);
                case 2 -> {
                    String then = past(301 + random.nextInt(100_000));
                    yield new Forged("stale", then, sign(secret, then, body), body);
                }
                case 3 -> {
                    String then = past(-303 - random.nextInt(100_000));
                    yield new Forged("future", then, sign(secret, then, body), body);
                }
                case 4 -> new Forged("another body", now, good, body + "&x=" + round);
                case 5 ->
                        new Forged(
                                "replayed", before.timestamp(), before.signature(), before.body());
                case 6 -> new Forged("one bit", now, flipped(good), body);
                case 7 -> new Forged("cut", now, good.substring(0, random.nextInt(67)), body);
                case 8 -> new Forged("another time", past(1 + random.nextInt(200)), good, body);
                default -> new Forged("another version", now, "v1" + good.substring(2), body);
            };
        }

        private String past(int seconds) {
            return String.valueOf(Instant.now().getEpochSecond() - seconds);
        }

        private String flipped(String signature) {
            int at = 3 + random.nextInt(64);
            char other = signature.charAt(at) == '0' ? '1' : '0';
            return signature.substring(0, at) + other + signature.substring(at + 1);
        }

        private static String body(int round) {
            return "token=x&command=%2Facknet&text=why&user_id=U1&team_id=T1&channel_id=C1"
                    + "&response_url=http%3A%2F%2F127.0.0.1%3A1%2Fr&trigger_id=1."
                    + (round + 2);
        }

        private static String sign(String secret, String timestamp, String body) {
            return new SlackSignature.Generator(secret).generate(timestamp, body);
        }
    }

    private int status(URI door, Forged forged) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(door)
                        .header("X-Slack-Request-Timestamp", forged.timestamp())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(forged.body()));
        if (!forged.signature().isEmpty()) {
            request.header("X-Slack-Signature", forged.signature());
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
