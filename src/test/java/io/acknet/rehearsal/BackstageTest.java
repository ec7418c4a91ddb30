package io.acknet.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the page learns of the cluster behind the workspace, and what it can break there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackstageTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private Rehearsal rehearsal;

    @BeforeAll
    void start() {
        rehearsal = Rehearsal.start(0, "");
    }

    @AfterAll
    void stop() {
        rehearsal.close();
        http.close();
    }

    @Test
    void aRequestIsShownWithItsAnswerItsTimeAndWhoAsked() throws Exception {
        assertThat(ask("/api/v1/nodes?limit=1")).isEqualTo(200);
        JsonNode request = last("cluster_request");
        assertThat(request.path("path").asText()).isEqualTo("/api/v1/nodes");
        assertThat(request.path("verb").asText()).isEqualTo("GET");
        assertThat(request.path("status").asInt()).isEqualTo(200);
        assertThat(request.path("account").asText()).isEqualTo(SimulatedCluster.ADMIN);
        assertThat(request.path("dry_run").asBoolean()).isFalse();
    }

    @Test
    void anEditOfTheConfigMapIsShownLineByLineAndTakenBack() throws Exception {
        fault("edited-config", true);
        JsonNode edit = last("cluster_change");
        assertThat(edit.path("name").asText()).isEqualTo("kube-flannel-cfg");
        assertThat(edit.path("changes").toString())
                .contains("{\"sign\":\"-\",\"text\":\"        \\\"isDefaultGateway\\\": true\"}")
                .contains("\\\"mtu\\\": 1400");
        fault("edited-config", false);
        assertThat(rehearsal.cluster().objects("configmaps").toString()).doesNotContain("1400");
    }

    @Test
    void aSilentNodeIsUnknownAndTaintedUntilItSpeaksAgain() throws Exception {
        fault("broken-node", true);
        assertThat(node()).contains("NodeStatusUnknown", "node.kubernetes.io/unreachable");
        fault("broken-node", false);
        assertThat(node()).doesNotContain("NodeStatusUnknown", "unreachable");
    }

    @Test
    void aSlowApiServerTakesTwoSecondsLonger() throws Exception {
        fault("slow-api", true);
        Instant begin = Instant.now();
        ask("/version");
        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
        fault("slow-api", false);
        ask("/version");
        assertThat(last("cluster_request").path("ms").asLong()).isLessThan(2_000);
    }

    @Test
    void slackLetsOneMessageThroughInFiveSecondsWhileItLimits() throws Exception {
        fault("rate-limit", true);
        assertThat(List.of(post(), post())).containsExactly(200, 429);
        fault("rate-limit", false);
        assertThat(post()).isEqualTo(200);
    }

    @Test
    void anotherClusterBeginsWholeAndThePageIsToldWhatIsOn() throws Exception {
        fault("broken-node", true);
        local("scenario", "{\"id\":\"terway\"}");
        assertThat(on()).isEmpty();
        local("scenario", "{\"id\":\"flannel\"}");
        fault("rate-limit", true);
        assertThat(on()).containsExactly("rate-limit");
        fault("rate-limit", false);
    }

    private List<String> on() throws Exception {
        return StreamSupport.stream(page("state").path("faults").spliterator(), false)
                .filter(fault -> fault.path("on").asBoolean())
                .map(fault -> fault.path("id").asText())
                .toList();
    }

    private String node() {
        return rehearsal.cluster().objects("nodes").getLast().toString();
    }

    private JsonNode last(String type) throws Exception {
        return StreamSupport.stream(page("inspector").path("cluster").spliterator(), false)
                .filter(event -> event.path("type").asText().equals(type))
                .reduce((_, later) -> later)
                .orElseThrow()
                .path("entry");
    }

    private int ask(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(rehearsal.cluster().url().resolve(path))
                        .header(
                                "Authorization",
                                "Bearer " + rehearsal.cluster().token(SimulatedCluster.ADMIN))
                        .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private int post() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(rehearsal.slack().apiUrl() + "chat.postMessage"))
                        .header("Authorization", "Bearer " + rehearsal.slack().botToken())
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"channel\":\"C0PRODONC\",\"text\":\"hello\"}"))
                        .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private void fault(String id, boolean on) throws Exception {
        local("fault", "{\"id\":\"%s\",\"on\":%s}".formatted(id, on));
    }

    private void local(String what, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(rehearsal.slack().pageUrl().resolve("/local/" + what))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("\"ok\":true");
    }

    private JsonNode page(String what) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(rehearsal.slack().pageUrl().resolve("/local/" + what))
                        .build();
        return json.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
