package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import io.acknet.match.reload.Reload;
import io.acknet.rehearsal.Rehearsal;
import io.acknet.rehearsal.workspace.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody edits topics while the rehearsal's bot answers from them.
class TrialKnowledgeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CURE = "## cure\n";

    @TempDir Path directory = Path.of("");

    @Test
    void answersFromAnEditedTopicAndRefusesABadOne() throws Exception {
        try (Stream<Path> ours = Files.list(Path.of("knowledge"))) {
            for (Path file : ours.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        Rehearsal rehearsal = Rehearsal.start(0, Trial.roles());
        try (Trial trial =
                Trial.start(rehearsal, Library.load(directory), Optional.of(directory))) {
            Actor person = rehearsal.slack().as(Rehearsal.ON_CALL);

            edit(CURE, CURE + "First call Zhou Min.\n\n");
            until(() -> trial.bot().knowledge() instanceof Reload.Taken);
            person.command(Rehearsal.CHANNEL, "/acknet", "hairpin");
            until(() -> hears(person, "First call Zhou Min"));

            edit("## warning", "## warnings");
            until(() -> trial.bot().knowledge() instanceof Reload.Refused);
            edit("First call Zhou Min", "First call nobody");
            person.command(Rehearsal.CHANNEL, "/acknet", "hairpin");
            until(() -> hears(person, "First call Zhou Min"));
            assertThat(hears(person, "First call nobody")).isFalse();
        }
    }

    private void edit(String from, String to) throws IOException {
        Path file = directory.resolve("hairpin.md");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static boolean hears(Actor person, String words) {
        Stream<String> messages =
                person.sees(Rehearsal.CHANNEL).stream()
                        .map(message -> message.text() + message.blocks());
        return messages.anyMatch(text -> text.contains(words));
    }

    private static void until(BooleanSupplier that) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!that.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
