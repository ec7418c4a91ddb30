package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Slack shows `<@U…>` as a name, and only in mrkdwn; anywhere else people would read an id.
class PeopleAreNamedTest {
    private static final Pattern ID = Pattern.compile("\\b[UW]0[A-Z0-9]{5,}\\b");
    private static final Pattern MENTION = Pattern.compile("<@[UW][A-Z0-9]+>");

    static Stream<Path> drawn() throws IOException {
        return LanguagesTest.drawn();
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void nobodyIsShownByTheirId(Path file) throws IOException {
        JsonNode drawn = SlackJson.read(Files.readString(file), JsonNode.class);
        assertThat(shown(drawn)).noneMatch(text -> ID.matcher(text).find());
    }

    /// What is left to read as it is, mentions aside.
    private static Stream<String> shown(JsonNode node) {
        String text = node.path("text").asText();
        boolean marked = node.path("type").asText().equals("mrkdwn") || node.has("blocks");
        Stream<String> own = Stream.of(marked ? MENTION.matcher(text).replaceAll("") : text);
        return Stream.concat(own, node.valueStream().flatMap(PeopleAreNamedTest::shown));
    }
}
