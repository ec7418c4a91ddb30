package io.acknet.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.store.Depths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpsPortTest {
    private static final Depths EMPTY =
            new Depths(
                    new Depths.Queue(0, Optional.empty()),
                    new Depths.Queue(0, Optional.empty()),
                    Map.of());

    private final HttpClient http = HttpClient.newHttpClient();
    private final Metrics metrics = new Metrics(new Build("1.2.3", "abc"), Clock.systemUTC());
    private Supplier<Depths> depths = () -> EMPTY;
    private List<Probe> ready = List.of(new Probe("slack", () -> new Health.Good("2 sockets")));
    private OpsPort port = open();

    private OpsPort open() {
        try {
            return OpsPort.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    new OpsPort.Shown(
                            List.of(new Probe("threads", () -> new Health.Good("fine"))),
                            ready,
                            metrics,
                            () -> depths.get()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void with(Probe... probes) {
        port.close();
        ready = List.of(probes);
        port = open();
    }

    @AfterEach
    void close() {
        port.close();
        metrics.close();
    }

    @Test
    void namesWhatItLookedAt() throws Exception {
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").body()).isEqualTo("ok  slack: 2 sockets\n");
        assertThat(get("/livez").body()).isEqualTo("ok  threads: fine\n");
    }

    @Test
    void isNotReadyWhenOneThingIsBad() throws Exception {
        with(
                new Probe("slack", () -> new Health.Bad("no ping came back for 31 s")),
                new Probe("knowledge", () -> new Health.Good("9 topics")));

        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body())
                .isEqualTo("BAD slack: no ping came back for 31 s\nok  knowledge: 9 topics\n");
    }

    @Test
    void takesSilenceAndFaultsForBadAndKeepsSecrets() throws Exception {
        with(
                new Probe(
                        "slow",
                        () -> {
                            sleep();
                            return new Health.Good("never seen");
                        }),
                new Probe(
                        "store",
                        () -> {
                            throw new IllegalStateException("cannot write: password=hunter2secret");
                        }));

        HttpResponse<String> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("BAD slow: did not answer within 3 s")
                .contains("BAD store: IllegalStateException: cannot write")
                .doesNotContain("hunter2");
    }

    @Test
    void asksNoMoreOftenThanItHasTo() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        with(
                new Probe(
                        "store",
                        () -> {
                            asked.incrementAndGet();
                            return new Health.Good("written");
                        }));

        for (int i = 0; i < 50; i++) {
            get("/readyz");
        }

        assertThat(asked.get()).isBetween(1, 10);
    }

    @Test
    void showsWhatWaitsAndForHowLong() throws Exception {
        depths =
                () ->
                        new Depths(
                                new Depths.Queue(7, Optional.of(Instant.now().minusSeconds(90))),
                                new Depths.Queue(2, Optional.of(Instant.now().minusSeconds(5))),
                                Map.of("HALTED", 3L));

        String shown = get("/metrics").body();

        assertThat(shown)
                .contains("acknet_inbox_waiting 7.0")
                .containsPattern("acknet_inbox_oldest_seconds (89|9\\d)\\.")
                .contains("acknet_outbox_waiting 2.0")
                .contains("acknet_changes{state=\"halted\"} 3.0")
                .contains("acknet_changes{state=\"pending\"} 0.0")
                .contains("acknet_build{commit=\"abc\",version=\"1.2.3\"} 1.0")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void forgetsNothingWhenMemoryIsTidied() throws Exception {
        System.gc();

        assertThat(get("/metrics").body())
                .contains("acknet_build{commit=\"abc\",version=\"1.2.3\"} 1.0");
    }

    @Test
    void stillCountsWhenTheStoreCannotBeRead() throws Exception {
        depths =
                () -> {
                    throw new IllegalStateException("gone");
                };
        metrics.replied("spoken", Duration.ofMillis(120));

        HttpResponse<String> shown = get("/metrics");

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("acknet_reply_seconds_bucket{kind=\"spoken\",le=\"0.25\"} 1")
                .contains("acknet_inbox_waiting NaN");
    }

    @Test
    void takesNothingButGet() throws Exception {
        HttpRequest post =
                HttpRequest.newBuilder(address("/livez"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();

        assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhichPortIsTaken() {
        InetSocketAddress taken =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port());

        assertThatThrownBy(() ->
                        OpsPort.open(
                                taken,
                                new OpsPort.Shown(List.of(), List.of(), metrics, () -> EMPTY)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(taken.getHostString() + ":" + port.port())
                .hasMessageContaining("ops.port");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port.port() + path);
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
