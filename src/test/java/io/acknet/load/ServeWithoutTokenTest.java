package io.acknet.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody reads who starts the bot before everything is there.
class ServeWithoutTokenTest {
    private static final int PATIENCE_MINUTES = 2;

    @TempDir Path directory = Path.of("");

    @Test
    void saysWhatIsMissingAndHowItIsUsedAndStartsNothing() throws Exception {
        Path config = directory.resolve("acknet.yaml");
        Files.writeString(config, "database: acknet.db\n");
        Path said = directory.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "io.acknet.Acknet",
                                        "serve",
                                        "--config",
                                        config.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().remove("SLACK_BOT_TOKEN");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(said, StandardCharsets.UTF_8))
                .contains("no bot token: set SLACK_BOT_TOKEN", "Usage: acknet serve");
        assertThat(directory.resolve("acknet.db")).doesNotExist();
    }
}
