package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AskCommandTest {
    @TempDir Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void answersInTheLanguageOfTheQuestion() {
        assertThat(run(new AskCommand(), "Pod 访问自己的 Service 时好时坏")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("[现象]").contains("[怎么办]");

        assertThat(run(new AskCommand(), "--lang", "en", "Pod 访问自己的 Service 时好时坏"))
                .isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("[Symptom]").contains("[What to do]");
    }

    @Test
    void printsExactlyTheDocumentThatScriptsRead() throws JsonProcessingException {
        run(new AskCommand(), "pod cannot reach its own service", "--json");

        JsonNode answer = json();
        assertThat(answer.fieldNames()).toIterable().containsExactly("outcome", "matches", "lang");
        assertThat(answer.get("outcome").asText()).isEqualTo("confident");
        assertThat(answer.get("lang").asText()).isEqualTo("en");
        assertThat(answer.get("matches").get(0).fieldNames())
                .toIterable()
                .containsExactly("topic", "score", "title");
        assertThat(answer.get("matches").get(0).get("topic").asText()).isEqualTo("hairpin");
    }

    @Test
    void saysHonestlyThatThereIsNoAnswer() {
        assertThat(run(new AskCommand(), "what is for lunch")).isEqualTo(Exit.NO);
        assertThat(out.toString()).startsWith("There is no good match");
    }

    @Test
    void refusesAnEmptyQuestionAndAnUnknownLanguage() {
        assertThat(run(new AskCommand(), "")).isEqualTo(Exit.USAGE);
        assertThat(run(new AskCommand(), "--lang", "fr", "hostPort")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("use zh or en");
    }

    @Test
    void measuresLabelledQuestions() throws IOException {
        Path file = directory.resolve("q.tsv");
        List<String> rows =
                List.of(
                        "id\tlang\tlabel\ttext",
                        "1\ten\thost-port\tis hostPort supported",
                        "2\ten\tNONE\tlunch?");
        Files.write(file, rows);

        assertThat(run(new EvalCommand(), file.toString(), "--json")).isEqualTo(Exit.DONE);
        assertThat(json().at("/overall/p1/share").asDouble()).isEqualTo(1);
        assertThat(json().at("/rows/0/topics/0").asText()).isEqualTo("host-port");
        assertThat(json().at("/rows/1/outcome").asText()).isEqualTo("none");
    }

    @Test
    void namesTheLineOfABadQuestionFile() throws IOException {
        Path file = directory.resolve("q.tsv");
        Files.writeString(file, "id\tlang\tlabel\ttext\n1\ten\n");

        assertThat(run(new EvalCommand(), file.toString())).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("q.tsv:2: ");
    }

    @Test
    void lintsADirectory() throws IOException {
        Files.writeString(directory.resolve("a.md"), "---\nchek: x\n---\n# en: A\n");

        int exit =
                run(
                        new KnowledgeCommand(Set.of(), Set.of()),
                        "lint",
                        directory.toString(),
                        "--json");

        assertThat(exit).isEqualTo(Exit.NO);
        assertThat(json().at("/refusals/0/file").asText()).isEqualTo("a.md");
        assertThat(json().at("/refusals/0/line").asInt()).isEqualTo(2);
    }

    @Test
    void explainsItsAnswer() {
        assertThat(run(new ExplainCommand(), "hostPort calico")).isEqualTo(Exit.DONE);
        assertThat(out.toString()).contains("tokens").contains("!calico").contains("outcome");
    }

    private int run(Object command, String... words) {
        out.getBuffer().setLength(0);
        CommandLine line = new CommandLine(command);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(List.of(words).toArray(String[]::new));
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(out.toString());
    }
}
