package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import io.acknet.ops.Build;
import io.acknet.ops.Metrics;
import io.acknet.ops.OpsPort;
import io.acknet.rehearsal.Rehearsal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The port for health and metrics over the whole bot: well, without Slack, and without its database.
class OperatingTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void isReadyUntilSlackIsGoneAndLivesAllTheSame() throws Exception {
        Build build = new Build("1.2.3", "");
        try (Rehearsal rehearsal = Rehearsal.start(0, Trial.roles());
                Trial trial = Trial.start(rehearsal, Library.bundled(), Optional.empty());
                Metrics metrics = new Metrics(build, Clock.systemUTC());
                OpsPort port =
                        OpsPort.open(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                trial.bot().shown(metrics, build))) {
            String well = await(port, "/readyz", 200, "ok  slack");
            assertThat(well)
                    .containsPattern("ok  slack: [12] sockets, heard \\d+ s ago")
                    .contains("ok  knowledge: 9 topics")
                    .containsPattern("ok  store: written in \\d+ ms")
                    .contains("ok  config: as it stands in the file");

            rehearsal.slack().close();

            assertThat(await(port, "/readyz", 503, "BAD slack"))
                    .contains("no socket is open")
                    .contains("ok  store: written");
            assertThat(await(port, "/livez", 200, "ok  threads")).contains("ok  slack-timer");

            trial.bot().close();

            assertThat(await(port, "/readyz", 503, "BAD store")).contains("closed");
        }
    }

    private String await(OpsPort port, String path, int status, String line) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port.port() + path);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == status && answer.body().contains(line)) {
                return answer.body();
            }
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(end);
            Thread.sleep(100);
        }
    }
}
