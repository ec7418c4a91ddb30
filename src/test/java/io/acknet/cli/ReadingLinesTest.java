package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.check.Checks;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What `acknet check` says on standard error while it reads.
class ReadingLinesTest {
    @TempDir private Path directory;
    private final StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @Test
    void aLongReadingSaysWhatItReadsAndHowFarItIs() throws IOException {
        check(new PassingTime(Duration.ofMillis(500)), "plan-cidr", "--lang", "en");

        assertThat(err.toString().lines())
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("acknet: reading [a-z.]+: page 1, \\d+ objects so far"));
    }

    @Test
    void itSpeaksTheLanguageThatWasAskedFor() throws IOException {
        check(new PassingTime(Duration.ofMillis(500)), "plan-cidr", "--lang", "zh");

        assertThat(err.toString().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("acknet: 正在读取 [a-z.]+：第 1 页，已读 \\d+ 个对象"));
    }

    @Test
    void itSaysNothingInTheFirstThreeSecondsAndThenAtMostALineASecond() throws IOException {
        PassingTime time = new PassingTime(Duration.ofMillis(200));
        List<Instant> said = new ArrayList<>(List.of(time.now.plusSeconds(2)));
        err =
                new StringWriter() {
                    @Override
                    public void write(String line, int from, int length) {
                        super.write(line, from, length);
                        if (line.startsWith("acknet:")) {
                            said.add(time.now);
                        }
                    }
                };
        check(time, "all", "--json", "--lang", "en");

        assertThat(said).hasSizeGreaterThan(2);
        for (int i = 1; i < said.size(); i++) {
            assertThat(said.get(i)).isAfterOrEqualTo(said.get(i - 1).plusSeconds(1));
        }
        assertThat(new ObjectMapper().readTree(out.toString()).path("reports"))
                .as("the lines do not stand in the document")
                .isNotEmpty();
    }

    @Test
    void aShortReadingIsSilent() throws IOException {
        check(new PassingTime(Duration.ZERO), "all", "--lang", "en");

        assertThat(err.toString()).isEmpty();
    }

    private void check(PassingTime time, String... arguments) throws IOException {
        Path file = directory.resolve("kubeconfig");
        try (SimulatedCluster cluster = SimulatedCluster.start(Scenarios.flannel())) {
            Files.writeString(file, cluster.kubeconfig(SimulatedCluster.ADMIN));
            new CommandLine(new CheckCommand(Checks.standard(), time))
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(
                            Stream.concat(
                                            List.of(arguments).stream(),
                                            List.of("--kubeconfig", file.toString()).stream())
                                    .toArray(String[]::new));
        }
    }

    /// Each look at this clock takes its time, so that the length of a reading does not depend on the
    /// machine.
    private static final class PassingTime extends Clock {
        private final Duration look;
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        PassingTime(Duration look) {
            this.look = look;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(look);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nothing here tells a date");
        }
    }
}
