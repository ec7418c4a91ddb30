package io.acknet.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.acknet.redact.LogRecord;
import io.acknet.redact.Plantation;
import io.acknet.redact.PlantedSecret;
import io.acknet.redact.Redactor;
import io.acknet.rehearsal.cluster.Scenario;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Two hundred secrets in clusters where the checks find much to show: none comes out.
class PlantedSecretsTest {
    /// Evidence has ten lines at the most, so a few at a time.
    private static final int BATCH = 20;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .build();

    private static final List<Fixture> FIXTURES =
            List.of(
                    Fixture.of("cni-version", "missing-nodes-not-ready-containerd"),
                    Fixture.of("pod-start-delay", "hints"),
                    Fixture.of("route-tables", "malformed-ccm-too-old"));

    static Stream<Arguments> clusters() {
        return FIXTURES.stream()
                .flatMap(fixture ->
                        IntStream.range(0, PlantedSecret.all().size() / BATCH)
                                .mapToObj(part -> Arguments.of(fixture, batch(part))));
    }

    /// One of each format.
    private static List<PlantedSecret> batch(int part) {
        List<PlantedSecret> all = PlantedSecret.all();
        int each = all.size() / BATCH;
        return IntStream.range(0, BATCH).mapToObj(i -> all.get(part + i * each)).toList();
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("clusters")
    void noneIsInAReportOrInTheLog(Fixture fixture, List<PlantedSecret> secrets) throws Exception {
        try (LogRecord log = LogRecord.open();
                Bench bench = Bench.of(planted(fixture.scenario(), secrets))) {
            for (Check check : Checks.standard().all()) {
                String shown = JSON.writeValueAsString(bench.run(check.id(), Map.of()));

                assertThat(leaked(secrets, shown)).as(check.id() + " " + shown).isEmpty();
                assertThat(shown).doesNotContain("112233445566").doesNotContain("check-failed");
            }
            String all =
                    secrets.stream().map(PlantedSecret::text).collect(Collectors.joining(" \n"));
            Checks broken = new Checks(List.of(new BrokenCheck(all)), Redactor.standard());
            String shown = bench.run(broken, "broken", Map.of()).toString();

            assertThat(leaked(secrets, shown + log.lines())).isEmpty();
            assertThat(log.lines()).anyMatch(line -> line.contains("a check failed"));
        }
    }

    @Test
    void mostWouldComeOutWithoutTheRedactor() throws Exception {
        List<PlantedSecret> secrets = batch(0);
        Checks open = new Checks(Checks.standard().all(), text -> text);
        StringBuilder shown = new StringBuilder();
        for (Fixture fixture : FIXTURES) {
            try (Bench bench = Bench.of(planted(fixture.scenario(), secrets))) {
                for (Check check : open.all()) {
                    shown.append(JSON.writeValueAsString(bench.run(open, check.id(), Map.of())));
                }
            }
        }
        assertThat(leaked(secrets, shown.toString())).hasSizeGreaterThan(BATCH * 3 / 4);
    }

    private static Scenario planted(Scenario scenario, List<PlantedSecret> secrets) {
        return new Scenario(
                scenario.id(),
                scenario.title(),
                scenario.version(),
                Plantation.in(scenario.objects(), secrets));
    }

    private static List<String> leaked(List<PlantedSecret> secrets, String shown) {
        return secrets.stream()
                .filter(secret -> secret.isIn(shown))
                .map(PlantedSecret::text)
                .collect(Collectors.toList());
    }
}
