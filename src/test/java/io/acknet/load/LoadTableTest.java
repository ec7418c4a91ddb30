package io.acknet.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The load program in small: real processes, a few questions.
class LoadTableTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void everyQuestionIsAcknowledgedAndAnsweredOnce() throws Exception {
        var bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        List<String> questions = List.of("Pod 访问自己的 Service 超时", "节点 NotReady 怎么办", "hello");

        new LoadTable(questions, out).print(6, SECOND, 10, SECOND);

        String table = bytes.toString(StandardCharsets.UTF_8);
        assertThat(table).containsPattern("acknet +.* 0     0   6 questions, 0 unacknowledged");
        assertThat(table).containsPattern("acknet, burst +.* 0     0   10 questions, 0 unacknow");
        assertThat(table).containsPattern("echo +.* 0     0   6 questions, 0 unacknowledged");
    }
}
