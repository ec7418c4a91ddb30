package io.acknet.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM while questions are on their way: the process is gone in time, and each of them has one answer,
/// from it or from the next one.
class StopTest {
    private static final String ENGINEER = "U0LILEI01";
    private static final String CHANNEL = "C0DEVNET1";
    private static final int QUESTIONS = 12;
    private static final int WITHIN_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path directory;

    @Test
    void endsInTimeAndLeavesNoQuestionOpen() throws Exception {
        Path config = directory.resolve("acknet.yaml");
        Files.writeString(config, "database: data/acknet.db\n");
        try (SlackStandIn slack = SlackStandIn.start(Workspace.rehearsal(), Options.standard())) {
            try (BotProcess first = start(slack, config, "first.log")) {
                for (int i = 0; i < QUESTIONS; i++) {
                    slack.as(ENGINEER).say(CHANNEL, "@acknet question %d about pods".formatted(i));
                }
                first.process().destroy();
                assertThat(first.process().waitFor(WITHIN_SECONDS, TimeUnit.SECONDS))
                        .as("gone after SIGTERM")
                        .isTrue();
            }
            try (BotProcess second = start(slack, config, "second.log")) {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (answers(slack) < QUESTIONS) {
                    assertThat(System.nanoTime()).as("%d answers", answers(slack)).isLessThan(end);
                    Thread.sleep(100);
                }
                assertThat(second.process().isAlive()).isTrue();
            }
            assertThat(answers(slack)).isEqualTo(QUESTIONS);
            assertThat(questions(slack))
                    .allSatisfy(question ->
                            assertThat(answersTo(slack, question)).as(question.text()).isOne());
        }
    }

    private BotProcess start(SlackStandIn slack, Path config, String log) throws Exception {
        return BotProcess.start(
                slack,
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.acknet.Acknet",
                        "serve",
                        "--config",
                        config.toString()),
                directory.resolve(log));
    }

    private static List<Message> questions(SlackStandIn slack) {
        return slack.messages(CHANNEL).stream()
                .filter(message -> !message.bot() && message.text().contains("question"))
                .toList();
    }

    /// A placeholder is a single sentence in one block.
    private static long answers(SlackStandIn slack) {
        return questions(slack).stream().mapToLong(question -> answersTo(slack, question)).sum();
    }

    private static long answersTo(SlackStandIn slack, Message question) {
        return slack.messages(CHANNEL).stream()
                .filter(message -> message.bot() && message.blocks().size() > 1)
                .filter(message -> message.threadTs().filter(question.ts()::equals).isPresent())
                .count();
    }
}
