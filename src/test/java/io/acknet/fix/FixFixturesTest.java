package io.acknet.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fix over every fixture. `-Dgolden.write` rewrites what is expected; read the difference.
class FixFixturesTest {
    static final Path ROOT = Path.of("src/test/resources/fixes");

    static List<Fixture> fixtures() {
        return Fixture.under(ROOT).stream()
                .filter(fixture -> !fixture.check().equals("base"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void givesTheExpectedProposal(Fixture fixture) throws IOException {
        String actual = Proposed.on(fixture);
        if (System.getProperty("golden.write") != null) {
            Files.writeString(fixture.output(), actual);
        }

        assertThat(actual).isEqualTo(Files.readString(fixture.output()));
        assertThat(actual).doesNotContain("LTAI4").doesNotContain("PlantedAccess");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isCompleteAndOfAFixThatExists(Fixture fixture) throws IOException {
        try (Stream<Path> files = Files.list(fixture.directory())) {
            assertThat(files).containsExactlyInAnyOrder(fixture.input(), fixture.output());
        }
        assertThat(Fixes.standard().byId(fixture.check())).isPresent();
    }

    @Test
    void everyFixHasFixturesForItsOutcomes() {
        for (Fix fix : Fixes.standard().all()) {
            assertThat(fixtures().stream().filter(one -> one.check().equals(fix.id())))
                    .as(fix.id())
                    .extracting(FixFixturesTest::outcome)
                    .contains("Planned", "NothingToDo", "Unsuitable", "Unknown");
        }
    }

    @Test
    void noBaseIsUnused() throws IOException {
        List<String> used = fixtures().stream().map(one -> read(one.input())).toList();
        try (Stream<Path> bases = Files.list(ROOT.resolve("base"))) {
            assertThat(bases.map(base -> base.getFileName().toString().replace(".yaml", "")))
                    .allMatch(base ->
                            used.stream()
                                    .anyMatch(text -> text.contains("# base: " + base + "\n")));
        }
    }

    private static String outcome(Fixture fixture) {
        return read(fixture.output()).lines().skip(1).findFirst().orElseThrow().split("\"", -1)[3];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
