package io.acknet.check.large;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Progress;
import io.acknet.cluster.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The generated cluster, small: what is measured on the large one is right here.
class LargeTableTest {
    private static final Size SMALL = new Size(12, 40, 130, 20);

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource
    void listsEachKindOnceInARunOfAllChecks(Network network) throws Exception {
        try (LargeServer server = LargeServer.start(SMALL, network)) {
            reports(server, Progress.UNHEARD);

            assertThat(server.seen())
                    .containsKeys(paths(network))
                    .doesNotContainKey("/api/v1/namespaces/kube-system/pods")
                    .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void decidesEachCheck(Network network) throws Exception {
        try (LargeServer server = LargeServer.start(SMALL, network)) {
            assertThat(reports(server, Progress.UNHEARD))
                    .hasSize(9)
                    .noneMatch(report -> report.verdict() == Verdict.UNKNOWN);
        }
    }

    @Test
    void tellsHowFarAListIsAfterEachPage() throws Exception {
        List<Progress.Page> heard = new ArrayList<>();
        try (LargeServer server = LargeServer.start(SMALL, Network.FLANNEL)) {
            reports(server, heard::add);
        }

        assertThat(heard.stream().filter(page -> page.kind().equals("pods")))
                .containsExactly(
                        new Progress.Page("pods", 1, 50),
                        new Progress.Page("pods", 2, 100),
                        new Progress.Page("pods", 3, 130));
    }

    @ParameterizedTest
    @EnumSource
    void generatesObjectsAsLargeAsRealOnes(Network network) throws IOException {
        Generated generated = new Generated(SMALL, network, "uid");
        for (Listed list : network.lists()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            generated.write(list, 15 % generated.count(list), out);
            JsonNode object = new ObjectMapper().readTree(out.toByteArray());
            assertThat(object.at("/metadata/managedFields")).as(list.path()).isNotEmpty();
            if (list == Listed.PODS) {
                assertThat(out.size()).isBetween(3_000, 6_000);
            }
        }
    }

    private static String[] paths(Network network) {
        return network.lists().stream().map(Listed::path).toArray(String[]::new);
    }

    private List<Report> reports(LargeServer server, Progress progress) throws IOException {
        Path kubeconfig = directory.resolve("kubeconfig");
        Files.writeString(kubeconfig, server.kubeconfig());
        Target target = Target.of("large", "test", kubeconfig, Optional.empty());
        Limits limits =
                new Limits(
                        Duration.ofSeconds(30), Duration.ofMinutes(2), 50, Limits.DEFAULT.bytes());
        try (Cluster cluster = Cluster.connect(target, limits, Clock.systemUTC())) {
            ClusterReader reader = cluster.reader(progress);
            Checks checks = Checks.standard();
            List<String> ids = checks.all().stream().map(Check::id).toList();
            checks.announce(ids, reader);
            return ids.stream().map(id -> checks.run(id, reader, Map.of())).toList();
        }
    }
}
