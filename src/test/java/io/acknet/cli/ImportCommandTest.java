package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private static final String FAQ =
            "# Disk FAQ\n\n## How do I grow a disk?\n\nStop, then grow.\n";

    @TempDir Path directory;

    private final StringWriter printed = new StringWriter();
    private final StringWriter complained = new StringWriter();
    private Path faq = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void writesAFaq() throws IOException {
        faq = Files.writeString(directory.resolve("disk.en.md"), FAQ);
        out = directory.resolve("topics");
    }

    @Test
    void writesATopicAndSaysWhichQuestionItWas() {
        assertThat(run(faq, "--out", out)).isEqualTo(Exit.DONE);
        assertThat(out.resolve("grow-disk.md")).content().contains("Stop, then grow.");
        assertThat(printed.toString())
                .contains("disk.en.md:3: How do I grow a disk? → grow-disk", "1 topic in");
    }

    @Test
    void reportsAsOneJsonDocument() throws IOException {
        assertThat(run(faq, "--out", out, "--json")).isEqualTo(Exit.DONE);
        JsonNode report = new ObjectMapper().readTree(printed.toString());
        assertThat(report.at("/files/0/taken/0/id").asText()).isEqualTo("grow-disk");
        assertThat(report.at("/files/0/taken/0/line").asInt()).isEqualTo(3);
    }

    @Test
    void writesItsOwnFilesAnew() throws IOException {
        run(faq, "--out", out);
        Files.writeString(faq, FAQ.replace("Stop", "Pause"));
        assertThat(run(faq, "--out", out)).isEqualTo(Exit.DONE);
        assertThat(out.resolve("grow-disk.md")).content().contains("Pause, then grow.");
    }

    @Test
    void leavesWhatSomebodyElseWroteOrEdited() throws IOException {
        run(faq, "--out", out);
        Path topic = out.resolve("grow-disk.md");
        String edited = Files.readString(topic).replace("Stop", "Halt");
        Files.writeString(topic, edited);
        assertThat(run(faq, "--out", out)).isEqualTo(Exit.NO);
        assertThat(topic).content().isEqualTo(edited);
        assertThat(printed.toString()).contains("somebody has edited this file");
        Files.writeString(topic, "mine");
        assertThat(run(faq, "--out", out)).isEqualTo(Exit.NO);
        assertThat(topic).content().isEqualTo("mine");
    }

    @Test
    void saysNoWhenThereIsNoQuestion() throws IOException {
        Files.writeString(faq, "# Disk FAQ\n\nThis topic lists questions.\n");
        assertThat(run(faq, "--out", out)).isEqualTo(Exit.NO);
        assertThat(printed.toString()).contains("disk.en.md:1: Disk FAQ: no question in it");
    }

    @Test
    void namesTheLineThatIsNotUtf8() throws IOException {
        Files.write(faq, new byte[] {'#', ' ', 'A', '\n', (byte) 0xC3, '(', '\n'});
        assertThat(run(faq, "--out", out)).isEqualTo(Exit.COULD_NOT_TELL);
        assertThat(printed.toString()).contains("disk.en.md:2: this is not UTF-8");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThat(run(directory.resolve("gone.md"), "--out", out)).isEqualTo(Exit.COULD_NOT_TELL);
        assertThat(printed.toString()).contains("gone.md:1: there is no such file");
    }

    @Test
    void refusesAFileAsItsDirectory() {
        assertThat(run(faq, "--out", faq)).isEqualTo(Exit.USAGE);
        assertThat(complained.toString()).contains("is a file; name a directory");
    }

    private int run(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(complained, true))
                .execute(words);
    }
}
