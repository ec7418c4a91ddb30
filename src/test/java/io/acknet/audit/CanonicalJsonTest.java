package io.acknet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void sortsKeysAndLeavesNoWhitespace() {
        Map<String, Object> object = Map.of("b", 2L, "a", Map.of("d", "x", "c", -1), "é", "y");

        assertThat(CanonicalJson.write(object))
                .isEqualTo("{\"a\":{\"c\":-1,\"d\":\"x\"},\"b\":2,\"é\":\"y\"}");
    }

    @Test
    void escapesWhatMustBeAndNothingElse() {
        String text = "\"\\/\b\t\n\f\r" + (char) 0 + (char) 0x1f + (char) 0x7f + "中😀";

        assertThat(CanonicalJson.write(text))
                .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f" + (char) 0x7f + "中😀\"");
    }

    @Test
    void replacesHalfASurrogatePair() {
        String half = "a" + (char) 0xd83d + "b" + (char) 0xde00;

        assertThat(CanonicalJson.write(half)).isEqualTo("\"a\uFFFDb\uFFFD\"");
    }

    @Test
    void writesAnEventWithAllItsFields() {
        AuditEvent event =
                new AuditEvent(
                        "change.approved", "T1:U1", "c1", Map.of("cluster", "uid", "a", "b"));

        assertThat(event.body())
                .isEqualTo(
                        "{\"action\":\"change.approved\",\"actor\":\"T1:U1\","
                                + "\"details\":{\"a\":\"b\",\"cluster\":\"uid\"},\"subject\":\"c1\"}");
    }
}
