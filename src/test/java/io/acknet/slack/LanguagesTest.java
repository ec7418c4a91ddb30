package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is drawn in one language holds no sentence of the other, whoever drew it.
class LanguagesTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /// More words in a row than a name, a command or a line of evidence has.
    private static final Pattern SENTENCE = Pattern.compile("(?:\\b[A-Za-z]{2,}\\b[ ,]+){5,}");

    /// The title of a document is quoted as it is.
    private static final String QUOTED = "Flannel 网络插件";

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
