package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.lang.Lang;
import io.acknet.lang.Literals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is drawn in one language holds no sentence of the other, whoever drew it; and no sentence of
/// the program is in one language only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagesTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /// More words in a row than a name, a command or a line of evidence has.
    private static final Pattern SENTENCE = Pattern.compile("(?:\\b[A-Za-z]{2,}\\b[ ,]+){5,}");

    /// The title of a document is quoted as it is.
    private static final String QUOTED = "Flannel 网络插件";

    /// Rooms and classes that know Chinese words without saying them.
    private static final Map<String, String> READ_CHINESE =
            Map.of(
                    "conversation/(CommandParser|ChangeWords|ChannelWords|PairWords|Utterance).java",
                    "words that people type",
                    "knowledge/imports/.*",
                    "headings and marks of documents that are imported",
                    "redact/NamedValues.java",
                    "what stands before a password",
                    "match/Matcher.java",
                    "a question to warm up with",
                    "rehearsal/workspace/RehearsalWorkspace.java",
                    "a workspace's names, and the description of a command, which Slack takes once");

    /// What is named alike in both languages.
    private static final Set<String> NAMES = Set.of("acknet", "Kubernetes", "UID");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    /// Of a sentence that Slack would show.
    private static final Pattern WORDS =
            Pattern.compile("[A-Za-z']{2,},? [A-Za-z']+,? [A-Za-z']{2,}");

    /// What only logs and faults say, which are in English.
    private static final String UNSEEN =
            "LOG\\..*|super|.*(Exception|Error|Refusal|Pattern.compile)";

    /// Classes of `slack` whose words do not reach Slack.
    private static final Map<String, String> NOT_SHOWN =
            Map.of(
                    "slack/Checkup.java", "speaks to the operator, in the terminal",
                    "slack/Shape.java", "why an input is refused, for the log");

    private final Literals literals;

    LanguagesTest() throws IOException {
        this.literals = Literals.ofTheProgram();
    }

    @Test
    void noChineseSentenceIsWithoutItsEnglishOne() {
        assertThat(literals.stream().filter(one -> HAN.matcher(one.value()).find()))
                .hasSizeGreaterThan(1_000)
                .filteredOn(one -> !isOneOf(READ_CHINESE, one) && !one.isIn("Text.same"))
                .filteredOn(one -> !literals.lang(one).equals(Optional.of(Lang.ZH)))
                .isEmpty();
    }

    @Test
    void whatIsMeantToBeChineseIsNotEnglish() {
        assertThat(literals.stream().filter(one -> WORDS.matcher(one.value()).find()))
                .filteredOn(one -> !HAN.matcher(one.value()).find())
                .filteredOn(one -> literals.lang(one).equals(Optional.of(Lang.ZH)))
                .isEmpty();
    }

    @Test
    void noEnglishSentenceIsSaidInSlackWithoutItsChineseOne() {
        assertThat(literals.stream().filter(one -> one.file().matches("(slack|conversation)/.*")))
                .filteredOn(one -> WORDS.matcher(one.value()).find())
                .filteredOn(one -> !isOneOf(NOT_SHOWN, one) && !one.isIn(UNSEEN))
                .filteredOn(one -> literals.lang(one).isEmpty())
                .isEmpty();
    }

    @Test
    void noWordOfABlockBypassesText() {
        assertThat(
                        literals.stream()
                                .filter(one ->
                                        one.isIn("Blocks\\.(?!object|button|put|set).*|sentence")))
                .filteredOn(one -> !isOfJson(one) && literals.lang(one).isEmpty())
                .filteredOn(LanguagesTest::saysAWord)
                .isEmpty();
    }

    /// The name of a field, or its value in the protocol.
    private static boolean isOfJson(Literals.Literal literal) {
        return literal.calls().getFirst().name().matches(".*\\.(put|set)");
    }

    private static boolean saysAWord(Literals.Literal literal) {
        return WORD.matcher(literal.value()).results().anyMatch(it -> !NAMES.contains(it.group()));
    }

    private static boolean isOneOf(Map<String, String> exceptions, Literals.Literal literal) {
        return exceptions.keySet().stream().anyMatch(literal.file()::matches);
    }

    /// The home tab ends with the other language, for those whose Slack is set to neither.
    static Stream<Path> drawnInOneLanguage() throws IOException {
        return drawn().filter(file -> !file.getFileName().toString().startsWith("home."));
    }

    static Stream<Path> drawn() throws IOException {
        Stream.Builder<Path> all = Stream.builder();
        for (String directory : List.of("slack", "cards")) {
            try (Stream<Path> files = Files.list(Path.of("src/test/resources", directory))) {
                files.forEach(all::add);
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("drawnInOneLanguage")
    void holdsNoSentenceOfTheOtherLanguage(Path file) throws IOException {
        JsonNode drawn = SlackJson.read(Files.readString(file), JsonNode.class);
        List<String> texts = texts(drawn).toList();
        assertThat(texts).isNotEmpty();
        if (file.toString().endsWith(".en.json")) {
            assertThat(texts)
                    .filteredOn(text -> !text.contains(QUOTED))
                    .noneMatch(text -> HAN.matcher(text).find());
        } else {
            assertThat(texts).anyMatch(text -> HAN.matcher(text).find());
            assertThat(texts)
                    .noneMatch(text -> SENTENCE.matcher(text).find() && !HAN.matcher(text).find());
        }
    }

    private static Stream<String> texts(JsonNode node) {
        JsonNode text = node.path("text");
        Stream<String> own = text.isTextual() ? Stream.of(text.textValue()) : Stream.empty();
        return Stream.concat(own, node.valueStream().flatMap(LanguagesTest::texts));
    }
}
