package io.acknet.rehearsal.workspace.blocks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases stand in `blocks/rules.json`; `a*76` there is a text of 76 letters.
class BlockRulesTest {
    private static final Pattern LONG = Pattern.compile("\"a\\*(\\d+)\"");

    static Stream<Arguments> cases() throws IOException {
        try (InputStream file = BlockRulesTest.class.getResourceAsStream("/blocks/rules.json")) {
            String text = new String(file.readAllBytes(), UTF_8);
            String full =
                    LONG.matcher(text)
                            .replaceAll(found ->
                                    '"' + "a".repeat(Integer.parseInt(found.group(1))) + '"');
            return new ObjectMapper()
                            .readTree(full)
                            .valueStream()
                            .map(entry -> Arguments.of(entry.path("name").asText(), entry))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findsWhatSlackWouldRefuse(String name, JsonNode entry) {
        List<Problem> problems =
                entry.path("blocks") instanceof ArrayNode blocks
                        ? BlockRules.message(blocks)
                        : BlockRules.view(entry.path("view"), "modal");
        assertThat(problems.stream().map(p -> p.pointer() + " " + p.message()))
                .containsExactlyInAnyOrderElementsOf(
                        entry.path("problems").valueStream().map(JsonNode::asText).toList());
    }

    @Test
    void takesFiftyBlocksInAMessageAndAHundredInAView() {
        assertThat(BlockRules.message(dividers(50))).isEmpty();
        assertThat(BlockRules.message(dividers(51)))
                .containsExactly(new Problem("/blocks", "no more than 50 items allowed"));
        assertThat(BlockRules.view(home(100), "home")).isEmpty();
        assertThat(BlockRules.view(home(101), "home"))
                .containsExactly(new Problem("/view/blocks", "no more than 100 items allowed"));
    }

    @Test
    void takesTwentyFiveActionsAndTenContextElements() {
        assertThat(BlockRules.message(block("actions", 26, button())))
                .contains(new Problem("/blocks/0/elements", "no more than 25 items allowed"));
        assertThat(BlockRules.message(block("context", 11, text())))
                .containsExactly(
                        new Problem("/blocks/0/elements", "no more than 10 items allowed"));
    }

    @Test
    void countsAllTextOfAMessage() {
        assertThat(BlockRules.characters(block("context", 10, text()))).isEqualTo(20);
    }

    private static ArrayNode dividers(int count) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            blocks.addObject().put("type", "divider");
        }
        return blocks;
    }

    private static ObjectNode home(int blocks) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "home");
        view.set("blocks", dividers(blocks));
        return view;
    }

    private static ArrayNode block(String type, int count, ObjectNode element) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        ArrayNode elements = blocks.addObject().put("type", type).putArray("elements");
        for (int i = 0; i < count; i++) {
            elements.add(element);
        }
        return blocks;
    }

    private static ObjectNode button() {
        ObjectNode button = JsonNodeFactory.instance.objectNode().put("type", "button");
        button.putObject("text").put("type", "plain_text").put("text", "x");
        return button;
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "mrkdwn").put("text", "ab");
    }
}
