package io.acknet.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonEditTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode VERSION = TextNode.valueOf("0.3.0");

    static LongStream seeds() {
        return LongStream.range(0, 3000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onlyWhatIsSetChanges(long seed) throws Exception {
        RandomJson random = new RandomJson(seed);
        String before = random.object();
        JsonPointer path = random.pathInto(JSON.readTree(before));
        JsonNode value = random.value();

        Step.Edit.Splice splice = JsonEdit.of(before).set(path, value);
        String after = splice.apply(before);

        assertThat(JSON.readTree(after)).isEqualTo(treeSet(before, path, value));
        assertThat(splice.inverse().apply(after)).isEqualTo(before);
        int end = splice.at() + splice.removed().length();
        assertThat(after)
                .startsWith(before.substring(0, splice.at()))
                .endsWith(before.substring(end));
    }

    @Test
    void aMemberTakesTheBlanksOfItsNeighbours() throws Exception {
        assertThat(set("{\n  \"name\": \"cb0\",\n  \"plugins\": []\n}\n"))
                .isEqualTo(
                        """
                        {
                          "name": "cb0",
                          "cniVersion": "0.3.0",
                          "plugins": []
                        }
                        """);
        assertThat(set("{\"name\":\"cb0\",\"type\":\"flannel\",\"delegate\":{}}"))
                .isEqualTo(
                        "{\"name\":\"cb0\",\"type\":\"flannel\",\"cniVersion\":\"0.3.0\","
                                + "\"delegate\":{}}");
        assertThat(set("{\"name\": \"cb0\"}"))
                .isEqualTo("{\"name\": \"cb0\", \"cniVersion\": \"0.3.0\"}");
        assertThat(set("{\r\n\t\"name\" : \"cb0\"\r\n}"))
                .isEqualTo("{\r\n\t\"name\" : \"cb0\",\r\n\t\"cniVersion\" : \"0.3.0\"\r\n}");
        assertThat(set("{ }")).isEqualTo("{\"cniVersion\":\"0.3.0\" }");
    }

    @Test
    void escapesStayAsTheyWereWritten() throws Exception {
        assertThat(set("{\"n\\u0061me\":\"\\u4e2d\\/\",\"cni\\u0056ersion\":\"\"}"))
                .isEqualTo("{\"n\\u0061me\":\"\\u4e2d\\/\",\"cni\\u0056ersion\":\"0.3.0\"}");
    }

    @Test
    void objectsOnTheWayAreCreated() throws Exception {
        String text = "{\"plugins\": [{\"type\": \"flannel\"}, {\"type\": \"portmap\"}]}";
        assertThat(
                        JsonEdit.of(text)
                                .set(
                                        JsonPointer.compile("/plugins/0/delegate/hairpinMode"),
                                        JSON.getNodeFactory().booleanNode(true))
                                .apply(text))
                .isEqualTo(
                        "{\"plugins\": [{\"type\": \"flannel\", \"delegate\": {\"hairpinMode\":"
                                + " true}}, {\"type\": \"portmap\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1,}| line 1, column 9",
                "{'a': 1, 'a': 2}| line 1, column 13",
                "{'a': 1, '\\u0061': 2}| line 1, column 18",
                "{'a': 'LTAI4Planted'; 'b'}| line 1, column",
                "{'a': # x|line 1, column",
                "[1]| not a JSON object",
                "{} {}| line 1, column",
                "''| not a JSON object"
            })
    void whatCannotBeEditedIsRefusedWithItsPlace(String text, String where) {
        assertThatThrownBy(() -> JsonEdit.of(text.replace('\'', '"')))
                .isInstanceOf(JsonEdit.Unparsable.class)
                .hasMessageContaining(where.strip())
                .hasMessageNotContaining("LTAI4")
                .hasNoCause();
    }

    @Test
    void aPlainValueOnTheWayIsNotOverwritten() throws Exception {
        JsonEdit edit = JsonEdit.of("{\"delegate\": \"bridge\"}");
        JsonPointer path = JsonPointer.compile("/delegate/hairpinMode");

        assertThatThrownBy(() -> edit.set(path, VERSION))
                .isInstanceOf(JsonEdit.Unparsable.class)
                .hasMessageContaining("plain value")
                .hasMessageNotContaining("bridge");
    }

    private static String set(String text) throws Exception {
        return JsonEdit.of(text).set(JsonPointer.compile("/cniVersion"), VERSION).apply(text);
    }

    /// What the edit should come to, by another way.
    private static JsonNode treeSet(String text, JsonPointer path, JsonNode value)
            throws JsonProcessingException {
        JsonNode root = JSON.readTree(text);
        JsonNode at = root;
        JsonPointer left = path;
        while (!left.tail().matches()) {
            JsonNode next = at.at(first(left));
            if (next.isMissingNode() || next.isNull()) {
                next = JSON.createObjectNode();
                put(at, left, next);
            }
            at = next;
            left = left.tail();
        }
        put(at, left, value);
        return JSON.readTree(root.toString());
    }

    private static void put(JsonNode into, JsonPointer at, JsonNode value) {
        if (into instanceof ArrayNode items) {
            items.set(at.getMatchingIndex(), value);
        } else {
            ((ObjectNode) into).set(at.getMatchingProperty(), value);
        }
    }

    private static JsonPointer first(JsonPointer path) {
        return JsonPointer.empty().appendProperty(path.getMatchingProperty());
    }
}
