package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page draws all that the bot sends: each of its golden messages and forms, by the page's own code.
class BlockKitPageTest extends PageTest {
    private static final List<Path> GOLDEN =
            List.of(Path.of("src/test/resources/slack"), Path.of("src/test/resources/cards"));
    private static final String DRAW =
            """
            const [blocks, done] = arguments;
            import('/assets/blockkit.js').then(({ drawBlocks }) => {
              const before = window.acknetUnsupported;
              const surface = { names: new Map(), directory: { people: [], channels: [] },
                values: { start: (element, block, initial) => initial, put: () => {} },
                agreed: async () => false, act: async () => false };
              try {
                const drawn = drawBlocks(blocks, surface);
                done({ text: drawn.textContent, red: drawn.querySelectorAll('.unsupported').length,
                  types: window.acknetUnsupportedTypes.slice(before) });
              } catch (fault) {
                done({ text: '', red: -1, types: [String(fault)] });
              }
            });
            """;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyMessageAndFormOfTheBotIsDrawn() throws IOException {
        visit(LI_LEI, ON_CALL_CHANNEL);
        int drawn = 0;
        for (Path file : golden()) {
            JsonNode blocks = json.readTree(file.toFile()).path("blocks");
            Map<?, ?> result = draw(json.convertValue(blocks, List.class));
            assertThat(result.get("types")).as(file.toString()).isEqualTo(List.of());
            assertThat(String.valueOf(result.get("text"))).as(file.toString()).isNotBlank();
            drawn++;
        }
        assertThat(drawn).isGreaterThan(GOLDEN.size());
    }

    @Test
    void whatItCannotDrawItSays() {
        visit(LI_LEI, ON_CALL_CHANNEL);
        Map<?, ?> result =
                draw(
                        List.of(
                                Map.of("type", "hologram"),
                                Map.of(
                                        "type",
                                        "actions",
                                        "elements",
                                        List.of(Map.of("type", "slider")))));
        assertThat(result.get("types")).isEqualTo(List.of("hologram", "actions slider"));
        assertThat(result.get("red")).isEqualTo(2L);
        assertThat(String.valueOf(result.get("text"))).contains("hologram", "slider");
    }

    private Map<?, ?> draw(List<?> blocks) {
        return (Map<?, ?>) browser().executeAsyncScript(DRAW, blocks);
    }

    private static List<Path> golden() {
        return GOLDEN.stream().flatMap(BlockKitPageTest::files).toList();
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
