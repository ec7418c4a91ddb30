package io.acknet.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every check over every fixture. `-Dgolden.write` rewrites what is expected; read the difference.
class FixturesTest {
    /// Checks that only say what there is; nothing that they see is a problem.
    private static final Set<String> INVENTORIES = Set.of("cloud-resources");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    static List<Fixture> fixtures() {
        return Fixture.all().stream().filter(fixture -> !fixture.check().equals("base")).toList();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void givesTheExpectedFindings(Fixture fixture) throws IOException {
        String actual = run(fixture);
        if (System.getProperty("golden.write") != null) {
            Files.writeString(fixture.output(), actual);
        }

        assertThat(actual).isEqualTo(Files.readString(fixture.output()));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void showsNoPlantedSecret(Fixture fixture) throws IOException {
        assertThat(run(fixture)).doesNotContain("LTAI4").doesNotContain("PlantedAccess");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isCompleteAndOfACheckThatExists(Fixture fixture) throws IOException {
        try (Stream<Path> files = Files.list(fixture.directory())) {
            assertThat(files).containsExactlyInAnyOrder(fixture.input(), fixture.output());
        }
        assertThat(Checks.standard().byId(fixture.check())).isPresent();
    }

    @Test
    void everyCheckHasFixturesForItsVerdicts() {
        for (Check check : Checks.standard().all()) {
            List<String> verdicts =
                    fixtures().stream()
                            .filter(fixture -> fixture.check().equals(check.id()))
                            .map(fixture -> fixture.verdict().name())
                            .distinct()
                            .toList();
            assertThat(verdicts).as(check.id()).contains("OK", "NOT_APPLICABLE", "UNKNOWN");
            if (!INVENTORIES.contains(check.id())) {
                assertThat(verdicts).as(check.id()).contains("PROBLEM");
            }
        }
    }

    @Test
    void noBaseIsUnused() throws IOException {
        try (Stream<Path> bases = Files.list(Fixture.ROOT.resolve("base"))) {
            List<String> used = fixtures().stream().map(FixturesTest::input).toList();
            assertThat(bases.map(base -> base.getFileName().toString().replace(".yaml", "")))
                    .allMatch(base ->
                            used.stream()
                                    .anyMatch(text -> text.contains("# base: " + base + "\n")));
        }
    }

    private static String run(Fixture fixture) throws IOException {
        try (Bench bench = Bench.of(fixture.scenario())) {
            Report report = bench.run(fixture.check(), fixture.params());
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("verdict", report.verdict());
            document.put("headline", report.headline());
            document.put("findings", report.findings());
            return JSON.writeValueAsString(document) + "\n";
        }
    }

    private static String input(Fixture fixture) {
        try {
            return Files.readString(fixture.input());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
