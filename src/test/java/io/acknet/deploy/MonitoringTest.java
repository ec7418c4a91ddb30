package io.acknet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.Bot;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.Target;
import io.acknet.config.Config;
import io.acknet.config.ConfigFile;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.knowledge.Library;
import io.acknet.lang.Text;
import io.acknet.match.Match;
import io.acknet.ops.Build;
import io.acknet.ops.Metrics;
import io.acknet.ops.OpsPort;
import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What alerts and dashboard ask Prometheus for is what a running bot exports, labels included.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {
    private static final Path DIRECTORY = Path.of("deploy/components/monitoring");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:acknet|jvm|process)_[a-z0-9_]+(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*[=!]");

    private String exported = "";

    @BeforeAll
    void export(@TempDir Path home) throws Exception {
        Build build = Build.current();
        Metrics metrics = new Metrics(build, InstantSource.system());
        seen(metrics);
        Config config =
                ConfigFile.none(Map.of("ACKNET_DATABASE", home.resolve("acknet.db").toString()));
        try (Rehearsal rehearsal = Rehearsal.start(0, "");
                Bot bot = Bot.start(config, access(rehearsal), Library.bundled(), metrics);
                OpsPort port =
                        OpsPort.open(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                bot.shown(metrics, build))) {
            exported = get("http://127.0.0.1:" + port.port() + "/metrics");
        }
    }

    /// Once of each, as the bot counts it.
    private static void seen(Metrics metrics) {
        metrics.asked(new Match.None(List.of()), Duration.ZERO);
        metrics.replied("spoken", Duration.ZERO);
        metrics.ended("prod", "2xx", Duration.ZERO);
        metrics.checked(
                new Report(
                        "hairpin",
                        ClusterIdentity.unread(
                                Target.of("prod", "", Path.of("k"), Optional.empty())),
                        Verdict.OK,
                        new Text("好", "fine"),
                        List.of(),
                        Instant.EPOCH,
                        Optional.empty()));
    }

    private static SlackAccess access(Rehearsal rehearsal) {
        return new SlackAccess(
                rehearsal.slack().apiUrl(),
                new Secret(rehearsal.slack().botToken()),
                Optional.of(new Secret(rehearsal.slack().appToken())),
                Optional.empty());
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void alertsAskForWhatIsExported() throws IOException {
        exportsAll(Files.readString(DIRECTORY.resolve("alerts.yaml")));
    }

    @Test
    void theDashboardAsksForWhatIsExported() throws IOException {
        String dashboard = Files.readString(DIRECTORY.resolve("dashboard.json"));
        assertThat(new ObjectMapper().readTree(dashboard).path("panels")).hasSizeGreaterThan(10);
        exportsAll(dashboard.replace("\\\"", "\""));
    }

    @Test
    void everythingThatTheBotCountsItselfIsShown() throws IOException {
        String dashboard = Files.readString(DIRECTORY.resolve("dashboard.json"));
        Set<String> families =
                names(exported).stream()
                        .filter(it -> it.startsWith("acknet_"))
                        .map(it -> it.replaceAll("_(bucket|count|sum|max)$", ""))
                        .filter(it -> !it.equals("acknet_matching_seconds"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(families).isNotEmpty().allMatch(dashboard::contains);
    }

    private void exportsAll(String queries) {
        Set<String> asked = names(queries);
        assertThat(asked).isNotEmpty();
        assertThat(names(exported)).containsAll(asked);
        for (String metric : asked) {
            assertThat(labels(exported, metric))
                    .as("labels of %s", metric)
                    .containsAll(labels(queries, metric));
        }
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text)
                .results()
                .map(it -> it.group().replaceAll("\\{.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labels(String text, String metric) {
        return METRIC.matcher(text)
                .results()
                .filter(it -> it.group().replaceAll("\\{.*", "").equals(metric))
                .map(it -> Optional.ofNullable(it.group(1)).orElse(""))
                .flatMap(it ->
                        LABEL.matcher(it).results().map((MatchResult label) -> label.group(1)))
                .collect(Collectors.toSet());
    }
}
