package io.acknet.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever type of block or element stands in a golden message of the bot, the page has a drawing for
/// it. This needs no browser, so it runs everywhere.
class PageDrawsTest {
    private static final Path PAGE = Path.of("src/main/resources/rehearsal/assets");
    private static final List<Path> GOLDEN =
            List.of(Path.of("src/test/resources/slack"), Path.of("src/test/resources/cards"));
    private static final Pattern LIST =
            Pattern.compile("export const SUPPORTED_\\w+ = \\[(.*?)\\];", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("'(\\w+)'");

    /// What has colours, or is a box in plain fonts; arrows and signs of mathematics are not.
    private static final Pattern EMOJI = Pattern.compile("[\\p{IsEmoji_Presentation}⏸⏹♻⚙⚠↩✏⏱ℹ]");

    /// What has a type, but is not drawn by it.
    private static final Set<String> FRAMES = Set.of("modal", "home");

    @Test
    void everyTypeThatTheBotSends() throws IOException {
        Set<String> sent = new TreeSet<>();
        for (Path directory : GOLDEN) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    collect(new ObjectMapper().readTree(file.toFile()), sent);
                }
            }
        }
        sent.removeAll(FRAMES);
        assertThat(sent).contains("section", "button", "rich_text", "plain_text_input");
        assertThat(drawn()).containsAll(sent);
    }

    /// A machine without a colour font would show a box.
    @Test
    void everyEmojiThatTheBotWrites() throws IOException {
        Set<String> written = new TreeSet<>();
        for (Path directory : GOLDEN) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    EMOJI.matcher(Files.readString(file))
                            .results()
                            .forEach(it -> written.add(it.group()));
                }
            }
        }
        String page = Files.readString(PAGE.resolve("emoji.js"));
        assertThat(written)
                .contains("✅", "⏸")
                .allSatisfy(it -> assertThat(page).contains("'" + it + "': '"));
    }

    private static void collect(JsonNode node, Set<String> into) {
        if (node.path("type").isTextual()) {
            into.add(node.path("type").asText());
        }
        node.forEach(child -> collect(child, into));
    }

    private static Set<String> drawn() throws IOException {
        String scripts =
                Files.readString(PAGE.resolve("blockkit.js"))
                        + Files.readString(PAGE.resolve("richtext.js"));
        return LIST.matcher(scripts)
                .results()
                .map(list -> list.group(1))
                .flatMap(list -> NAME.matcher(list).results().map((MatchResult it) -> it.group(1)))
                .collect(Collectors.toSet());
    }
}
