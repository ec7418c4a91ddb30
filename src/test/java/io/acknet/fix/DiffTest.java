package io.acknet.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.redact.Redactor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffTest {
    private static final String SECRET = "PlantedAccessSecretXYZ";
    private final Diff diff = new Diff(Redactor.standard());

    @Test
    void onlyTheKeyThatChangesIsShownInFull() {
        String before = map("{\"a\": \"one\\ntwo\\n\", \"eni_conf\": \"long\\ntext\\n\"}");
        String after = map("{\"a\": \"one\\n2\\n\", \"eni_conf\": \"long\\ntext\\n\"}");

        assertThat(of(before, after))
                .startsWith("--- kube-system/configmaps/m\n+++ kube-system/configmaps/m\n@@ ")
                .contains("   a: |\n     one\n-    two\n+    2\n")
                .containsPattern(" {2}eni_conf: \\(unchanged, sha256 [0-9a-f]{12}\\)\n")
                .doesNotContain("long");
    }

    @Test
    void secretsAreMaskedOnBothSides() {
        String before = map("{\"c\": \"{\\\"accessKeySecret\\\": \\\"" + SECRET + "\\\"}\"}");
        String after =
                map("{\"c\": \"{\\\"accessKeySecret\\\": \\\"" + SECRET + "\\\", \\\"x\\\": 1}\"}");

        assertThat(of(before, after)).contains("•••").contains("x").doesNotContain(SECRET);
    }

    @Test
    void aChangeThatIsMaskedIsNotPassedOverInSilence() {
        String before = map("{\"c\": \"accessKeySecret: " + SECRET + "\"}");
        String after = map("{\"c\": \"accessKeySecret: Another" + SECRET + "\"}");

        assertThat(of(before, after))
                .contains("differs only in what is masked")
                .doesNotContain(SECRET);
    }

    @Test
    void whatTheServerKeepsIsLeftOut() {
        String before =
                "{\"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"m\", \"uid\": \"u\","
                        + " \"resourceVersion\": \"1\", \"managedFields\": [{}]}, \"status\": {}}";
        String after =
                "{\"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"m\", \"uid\": \"u\","
                        + " \"resourceVersion\": \"2\", \"managedFields\": []}}";

        assertThat(of(before, after)).isEmpty();
    }

    @Test
    void anAnnotationThatQuotesTheObjectIsNotShown() {
        String annotated =
                "{\"metadata\": {\"annotations\": {\"last-applied\": \""
                        + SECRET
                        + "\"}},"
                        + " \"data\": {\"k\": \"%s\"}}";

        assertThat(of(annotated.formatted("a"), annotated.formatted("b")))
                .contains("-  k: \"a\"", "+  k: \"b\"", "last-applied: (unchanged")
                .doesNotContain(SECRET);
    }

    @Test
    void aCarriageReturnIsADifferenceThatCanBeSeen() {
        assertThat(of(map("{\"a\": \"one\\r\\ntwo\\n\"}"), map("{\"a\": \"one\\ntwo\\n\"}")))
                .contains("-    one␍\n+    one\n");
    }

    @Test
    void theOrderOfKeysIsNoDifference() {
        assertThat(of(map("{\"a\": \"1\", \"b\": \"2\"}"), map("{\"b\": \"2\", \"a\": \"1\"}")))
                .isEmpty();
    }

    @Test
    void anObjectThatIsYetToBeCreatedComesFromNowhere() {
        assertThat(diff.of("n", Optional.empty(), Optional.of(map("{\"a\": \"1\"}"))))
                .startsWith("--- /dev/null\n+++ n\n")
                .contains("+  a: \"1\"\n");
    }

    @Test
    void whatIsNoJsonIsRefusedWithoutAQuotation() {
        assertThatThrownBy(() -> of("{" + SECRET, "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    private String of(String before, String after) {
        return diff.of("kube-system/configmaps/m", Optional.of(before), Optional.of(after));
    }

    private static String map(String data) {
        return "{\"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"m\"}, \"data\": " + data + "}";
    }
}
