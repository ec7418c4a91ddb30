package io.acknet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Text;
import io.acknet.match.Match;
import io.acknet.slack.Traffic.Outcome;
import io.acknet.store.Depths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The README's table of metrics is what is counted, and all of it.
class MetricsTableTest {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (acknet_\\w+) ");
    private static final Pattern NAMED = Pattern.compile("`(acknet_\\w+)`");

    /// Micrometer's own: the largest since the last few scrapes.
    private static final String LARGEST = "_max";

    @Test
    void namesEachMetric() throws Exception {
        Set<String> counted = new TreeSet<>();
        Matcher types = TYPE.matcher(everything());
        while (types.find()) {
            if (!types.group(1).endsWith(LARGEST)) {
                counted.add(types.group(1));
            }
        }
        Set<String> told = new TreeSet<>();
        Matcher names = NAMED.matcher(table());
        while (names.find()) {
            told.add(names.group(1));
        }

        assertThat(told).isEqualTo(counted);
    }

    private static String table() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("| metric | labels | counts |");
        return readme.substring(begin, readme.indexOf("\n\n", begin));
    }

    private static String everything() {
        try (Metrics metrics = new Metrics(new Build("1", ""), Clock.systemUTC())) {
            metrics.shows("acknet.sockets", () -> 2);
            metrics.shows("acknet.topics", () -> 9);
            metrics.asked(new Match.None(List.of()), Duration.ofMillis(1));
            metrics.called("auth.test", Outcome.OK, Duration.ofMillis(1));
            metrics.replied("spoken", Duration.ofMillis(1));
            metrics.shed("PERSON");
            metrics.ended("prod", "2xx", Duration.ofMillis(1));
            metrics.checked(
                    new Report(
                            "hairpin",
                            new ClusterIdentity("prod", "production", "uid", "v1.30"),
                            Verdict.OK,
                            Text.same("fine"),
                            List.of(),
                            Instant.EPOCH,
                            Optional.empty()));
            Depths.Queue none = new Depths.Queue(0, Optional.empty());
            return metrics.scrape(Optional.of(new Depths(none, none, Map.of())));
        }
    }
}
