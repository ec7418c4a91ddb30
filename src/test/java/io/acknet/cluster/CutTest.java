package io.acknet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {

    @Test
    void keepsNamedFieldsAndNoOthers() {
        assertThat(
                        cut(
                                Fields.only("/a", "/b/c"),
                                "{\"a\":1,\"x\":{\"a\":2},\"b\":{\"c\":3,\"d\":4}}"))
                .isEqualTo("{\"a\":1,\"b\":{\"c\":3}}");
    }

    @Test
    void leavesNamedFieldsOutAndKeepsOthers() {
        assertThat(
                        cut(
                                Fields.without("/x", "/b/c"),
                                "{\"x\":[1,2],\"a\":1,\"b\":{\"c\":3,\"d\":4}}"))
                .isEqualTo("{\"a\":1,\"b\":{\"d\":4}}");
    }

    @Test
    void cutsEachMemberWhateverItsName() {
        String json = "{\"s\":{\"i-1\":{\"a\":1,\"b\":2},\"i-2\":{\"b\":3}},\"t\":{\"b\":4}}";

        assertThat(cut(Fields.without("/s/*/b"), json))
                .isEqualTo("{\"s\":{\"i-1\":{\"a\":1},\"i-2\":{}},\"t\":{\"b\":4}}");
        assertThat(cut(Fields.only("/s/*/b", "/s/i-1"), json))
                .isEqualTo("{\"s\":{\"i-1\":{\"a\":1,\"b\":2},\"i-2\":{\"b\":3}}}");
    }

    @Test
    void cutsEachElementOfAnArray() {
        assertThat(
                        cut(
                                Fields.only("/a/b"),
                                " { \"a\" : [ {\"b\":1, \"c\":2} , {\"c\":3} , null, 4 ] } "))
                .isEqualTo("{\"a\":[{\"b\":1},{},null,4]} ");
    }

    @Test
    void stepsOverBracketsAndQuotesInStrings() {
        assertThat(
                        cut(
                                Fields.only("/a"),
                                "{\"x\":\"}\\\"]\\\\\",\"y\":{\"k:{\\\"u\\\":1}\":{}},\"a\":\"{\"}"))
                .isEqualTo("{\"a\":\"{\"}");
    }

    @Test
    void keepsAFieldWhoseNameIsEscaped() {
        assertThat(cut(Fields.only("/ab"), "{\"\\u0061b\":1}")).isEqualTo("{\"\\u0061b\":1}");
    }

    @Test
    void keepsWhatFollowsForTheParserToRefuse() {
        assertThat(cut(Fields.only("/a"), "{\"a\":1} {}")).isEqualTo("{\"a\":1} {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"x\":1",
                "{\"x\":\"1}",
                "{\"x\":{\"y\":[1,2}",
                "{\"x\" 1}",
                "{\"x\":1 \"y\":2}",
                "{\"x\":1,}",
                "{\"x\":}",
                "{x:1}"
            })
    void refusesATextThatIsBroken(String text) {
        assertThatThrownBy(() -> cut(Fields.only("/a"), text))
                .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
    }

    @Test
    void findsAMemberOfTheOutermostObjectOnly() {
        byte[] json = bytes("{\"items\":[{\"metadata\":1}],\"metadata\":{\"continue\":\"x\"}}");

        assertThat(
                        Cut.member(json, "metadata")
                                .map(found -> new String(found, StandardCharsets.UTF_8)))
                .contains("{\"continue\":\"x\"}");
        assertThat(Cut.member(json, "continue")).isEmpty();
    }

    private static String cut(Fields fields, String json) {
        return new String(Cut.to(fields, bytes(json)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
