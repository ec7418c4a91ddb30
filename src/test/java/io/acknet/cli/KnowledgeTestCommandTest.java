package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KnowledgeTestCommandTest {
    private static final Set<String> CHECKS =
            Checks.standard().all().stream().map(Check::id).collect(Collectors.toSet());

    private static final Set<String> FIXES =
            Fixes.standard().all().stream().map(Fix::id).collect(Collectors.toSet());

    @TempDir Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void twoTopics() throws IOException {
        write(
                "valve",
                """
                ## askings
                - the outlet valve leaks
                - water drips out of the valve
                - the valve of the tank leaks in winter
                ## matches
                - why does water leak out of the outlet valve of my tank
                ## rejects
                - replace the battery of the sensor
                """);
        write(
                "sensor",
                """
                ## askings
                - the sensor shows a wrong temperature
                - temperature reading is off
                - calibrate the temperature sensor
                """);
    }

    @Test
    void passesTheTopicsThatComeWithTheProgram() throws JsonProcessingException {
        assertThat(run("--json")).as(out.toString()).isEqualTo(Exit.DONE);

        assertThat(json().at("/passed").asBoolean()).isTrue();
        assertThat(json().at("/untested")).isEmpty();
        assertThat(json().at("/questions/matches").asInt()).isGreaterThanOrEqualTo(9 * 2 * 8);
        assertThat(json().at("/questions/rejects").asInt()).isGreaterThanOrEqualTo(9 * 2 * 4);
    }

    @Test
    void passesWhatHoldsAndNamesWhatNothingTests() {
        assertThat(run(directory.toString())).as(out.toString()).isEqualTo(Exit.DONE);

        assertThat(out.toString())
                .startsWith("2 topics, 6 askings, 1 must match, 1 must not match")
                .contains("Topics that no must-match question tests\n  sensor\n")
                .contains("passed: 0 complaints, 0 failures");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void failsAMustMatchThatFindsAnotherTopicOrNone() throws IOException {
        append("valve", "## matches", "- how do I calibrate the temperature sensor");
        append("sensor", "## matches", "- who won the match yesterday");

        assertThat(run(directory.toString())).isEqualTo(Exit.NO);
        assertThat(out.toString())
                .contains(
                        "valve.md:9: \"how do I calibrate the temperature sensor\" must match, and is answered")
                .contains("is answered with sensor; add askings that say it")
                .contains("\"who won the match yesterday\" must match, and finds nothing");
    }

    @Test
    void failsAMustNotMatchThatIsAnsweredDirectly() throws IOException, JsonProcessingException {
        append("valve", "## rejects", "- my outlet valve leaks water in winter");

        assertThat(run(directory.toString(), "--json")).isEqualTo(Exit.NO);
        assertThat(json().at("/passed").asBoolean()).isFalse();
        assertThat(json().at("/failures/0/claim/kind").asText()).isEqualTo("REJECT");
        assertThat(json().at("/failures/0/outcome").asText()).isEqualTo("confident");
        assertThat(json().at("/failures/0/told/file").asText()).isEqualTo("valve.md");
        assertThat(json().at("/failures/0/told/line").asInt()).isEqualTo(11);
    }

    @Test
    void warnsOfAskingsThatOnlyFindThemselves() throws IOException, JsonProcessingException {
        append("valve", "## askings", "- gurgling noise behind the wall at night");

        assertThat(run(directory.toString(), "--json")).isEqualTo(Exit.DONE);
        assertThat(json().at("/weak"))
                .anySatisfy(one ->
                        assertThat(one.at("/claim/text").asText()).startsWith("gurgling noise"));
        assertThat(json().at("/confusion/1/mistaken/0/found").asText()).isEqualTo("none");
    }

    @Test
    void leavesATitleOutTogetherWithTheAskingThatRepeatsIt() throws Exception {
        String question = "gurgling noise behind the wall at night";
        Files.writeString(
                directory.resolve("noise.md"),
                "---\n---\n# en: %s\n## askings\n- %s\n## cure\nCall us.\n"
                        .formatted(question, question));

        assertThat(run(directory.toString(), "--json")).isEqualTo(Exit.DONE);
        assertThat(json().at("/weak"))
                .anySatisfy(one -> assertThat(one.at("/claim/text").asText()).isEqualTo(question));
    }

    @Test
    void showsATopicInTheShadowOfAnother() throws IOException, JsonProcessingException {
        write(
                "drip",
                """
                ## askings
                - the outlet valve is leaking
                - water is dripping out of a valve
                - tank valve leaks, winter
                """);

        run(directory.toString(), "--json");

        List<String> pair =
                Stream.of("topic", "by")
                        .map(json().at("/shadows/0")::get)
                        .map(JsonNode::asText)
                        .sorted()
                        .toList();
        assertThat(pair).containsExactly("drip", "valve");
        assertThat(json().at("/twins/0/one/topic").asText()).isEqualTo("drip");
        assertThat(json().at("/twins/0/other/topic").asText()).isEqualTo("valve");
    }

    @Test
    void failsWhereLintComplainsOfProbes() throws IOException {
        append("valve", "## matches", "- Calibrate the temperature  sensor");
        append("valve", "## rejects", "- water drips out of the valve");
        append("sensor", "## matches", "- why does water leak out of the outlet valve of my tank");

        assertThat(run(directory.toString())).isEqualTo(Exit.NO);
        assertThat(out.toString())
                .contains("is an asking or title in sensor.md; word it differently")
                .contains("valve.md:12: the question \"water drips out of the valve\" must not")
                .contains("must match in");
    }

    @Test
    void refusesWhatIsNoDirectoryOfTopics() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        assertThat(run(empty.toString())).isEqualTo(Exit.USAGE);
        assertThat(run(directory.resolve("valve.md").toString())).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("there is no topic in").contains("no directory");
    }

    @Test
    void testsAHundredTopicsInSeconds() throws IOException {
        for (int i = 0; i < 100; i++) {
            write("pump-" + i, "## askings\n- pump P%d hums\n- noise of P%d\n".formatted(i, i));
        }
        long begun = System.nanoTime();

        run(directory.toString());

        assertThat(out.toString()).startsWith("102 topics");
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    }

    private void write(String id, String parts) throws IOException {
        String text = "---\n---\n# en: About the %s\n%s## cure\nCall us.\n".formatted(id, parts);
        Files.writeString(directory.resolve(id + ".md"), text);
    }

    /// Adds lines below a label that is there, or below a new one.
    private void append(String id, String label, String lines) throws IOException {
        Path file = directory.resolve(id + ".md");
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.contains(label)
                        ? text.replace(label, label + "\n" + lines)
                        : text.replace("## cure", label + "\n" + lines + "\n## cure"));
    }

    private int run(String... words) {
        CommandLine line = new CommandLine(new KnowledgeCommand(CHECKS, FIXES));
        line.setExecutionExceptionHandler(new FailureHandler());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(
                Stream.concat(Stream.of("test"), Arrays.stream(words)).toArray(String[]::new));
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(out.toString());
    }
}
