package io.acknet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.redact.PlantedSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogLinesTest {
    private final LoggerContext context = new LoggerContext();
    private final JsonLines json = new JsonLines();

    @Test
    void writesOneObjectALineWithFixedKeys() throws Exception {
        LoggingEvent event = event("conversation failed", new IllegalStateException("no\nluck"));
        event.addKeyValuePair(new KeyValuePair("fault", "1a2b3c4d"));
        event.addKeyValuePair(new KeyValuePair("channel", "C0DEV"));

        String line = new String(json.encode(event), StandardCharsets.UTF_8);
        JsonNode read = new ObjectMapper().readTree(line);

        assertThat(line).endsWith("}\n").doesNotContain("}\n{");
        assertThat(line.lines()).hasSize(1);
        assertThat(read.fieldNames())
                .toIterable()
                .containsExactly(
                        "time",
                        "level",
                        "logger",
                        "thread",
                        "message",
                        "fault",
                        "channel",
                        "exception",
                        "stack");
        assertThat(read.path("fault").asText()).isEqualTo("1a2b3c4d");
        assertThat(read.path("message").asText()).isEqualTo("conversation failed");
        assertThat(read.path("exception").asText()).contains("IllegalStateException: no\nluck");
        assertThat(read.path("stack").asText()).contains("LogLinesTest");
    }

    @Test
    void letsNoSecretOut() {
        List<PlantedSecret> secrets = PlantedSecret.all();
        TextLines text = new TextLines();
        text.setContext(context);
        text.setPattern("%level %msg %kvp%n");
        text.start();

        for (PlantedSecret secret : secrets) {
            Throwable thrown = new IllegalStateException(secret.text());
            thrown.setStackTrace(new StackTraceElement[0]);
            LoggingEvent event = event("it said " + secret.text(), thrown);
            event.addKeyValuePair(new KeyValuePair("reason", secret.text()));

            assertThat(secret.isIn(new String(json.encode(event), StandardCharsets.UTF_8)))
                    .as(secret.text())
                    .isFalse();
            assertThat(secret.isIn(new String(text.encode(event), StandardCharsets.UTF_8)))
                    .as(secret.text())
                    .isFalse();
        }
    }

    private LoggingEvent event(String message, Throwable thrown) {
        return new LoggingEvent(
                "fqcn", context.getLogger("io.acknet.X"), Level.ERROR, message, thrown, null);
    }
}
