package io.acknet.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final List<String> KEYS =
            List.of(
                    "access_key",
                    "access_secret",
                    "accessKeyID",
                    "accessKeySecret",
                    "AccessKeySecret",
                    "password",
                    "DB_PASSWORD",
                    "token",
                    "secret",
                    "client-key-data",
                    "ALIBABA_CLOUD_ACCESS_KEY_SECRET");
    private static final List<String> FORMS =
            List.of(
                    "{\"%s\":\"%s\"}",
                    "{\"%s\" : \"%s\", \"next\": 1}",
                    "{'%s': '%s'}",
                    "{\\\"%s\\\":\\\"%s\\\"}",
                    "{\\\\\\\"%s\\\\\\\":\\\\\\\"%s\\\\\\\"}",
                    "%s: %s",
                    "  - %s: \"%s\"",
                    "%s: |\n  %s\nkind: x",
                    "%s=%s",
                    "export %s='%s'",
                    "--%s=%s --other",
                    "--%s %s --other",
                    "https://host/path?a=b&%s=%s&c=d",
                    "[{\"name\":\"%s\",\"value\":\"%s\"}]",
                    "- name: %s\n  value: %s\n- name: HOME",
                    "%s => %s");

    private final Redactor redactor = Redactor.standard();

    static Stream<String> planted() {
        Random random = new Random(20261122);
        return KEYS.stream()
                .flatMap(key ->
                        FORMS.stream()
                                .flatMap(form ->
                                        IntStream.range(0, 3)
                                                .mapToObj(
                                                        _ -> form.formatted(key, secret(random)))));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void takesOutTheValueOfASecretKeyInEveryForm(String text) {
        String safe = redactor.redact(text);

        assertThat(safe).doesNotContain("S3cr").contains(Redactor.MASK);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void changesNothingMoreWhenAppliedTwice(String text) {
        String once = redactor.redact(text);

        assertThat(redactor.redact(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key LTAI4FqZzS3crXy9GmVxcqLd in use",
                "STS.NTS3crabcdefghijk12345",
                "AKIAS3CRS3CRABCDEFGH and ghp_S3crabcdefghijklmnopqrstuv, glpat-S3crabcdefghijklmn",
                "redis://:p@S3cr@r-bp1.redis.rds.aliyuncs.com:6379",
                "app:S3cr3t@rm-bp1.mysql.rds.aliyuncs.com:3306",
                "数据库密码：S3cr3tPass，请勿外传",
                "{\"auth\":\"YTpTM2NyMg==\"}",
                "Authorization: Bearer S3cr.abc-def_123456",
                "curl -H 'Authorization: Basic YWRtaW46UzNjcg=='",
                "eyJhbGciOiJSUzI1NiIsS3cr.eyJpc3MiOiJrdWJlcm5ldS3cr.S3crSignature",
                "https://admin:S3cr3tPass@registry.example.com/v2/",
                "xoxb-123456789012-S3crabcdef",
                "https://hooks.slack.com/services/T000/B000/S3crXXXX",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIS3crAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\\nMIIS3crAAAA\\n-----END PRIVATE KEY-----\\n",
                "-----BEGIN CERTIFICATE-----\nMIIS3crCutOffHere"
            })
    void takesOutWhatShowsByItsOwnForm(String text) {
        assertThat(redactor.redact(text))
                .doesNotContain("S3cr")
                .doesNotContain("UzNjcg")
                .contains(Redactor.MASK);
    }

    static List<PlantedSecret> plantedSecrets() {
        return PlantedSecret.all();
    }

    @Test
    void thereAreTwoHundredPlantedSecretsInTwentyFormats() {
        assertThat(plantedSecrets()).hasSize(200);
        assertThat(plantedSecrets())
                .extracting(PlantedSecret::format)
                .satisfies(formats -> assertThat(Set.copyOf(formats)).hasSize(20));
    }

    @ParameterizedTest
    @MethodSource("plantedSecrets")
    void takesOutWhatIsPlanted(PlantedSecret planted) {
        String safe = redactor.redact(planted.text());

        assertThat(planted.isIn(planted.text())).isTrue();
        assertThat(planted.isIn(safe)).as(safe).isFalse();
        assertThat(redactor.redact(safe)).isEqualTo(safe);
    }

    @ParameterizedTest
    @MethodSource("plantedSecrets")
    void takesOutWhatIsPlantedInsideOfJson(PlantedSecret planted) throws Exception {
        String inJson =
                new com.fasterxml.jackson.databind.ObjectMapper()
                        .writeValueAsString(java.util.Map.of("message", planted.text()));

        String safe = redactor.redact(inJson);
        assertThat(planted.isIn(safe)).as(safe).isFalse();
    }

    @Test
    void looksIntoBase64() {
        String kubeconfig = "apiVersion: v1\nusers:\n- user:\n    token: S3crTokenOfSomebody\n";
        String encoded =
                Base64.getEncoder().encodeToString(kubeconfig.getBytes(StandardCharsets.UTF_8));

        assertThat(redactor.redact("data: " + encoded + " end")).isEqualTo("data: ••• end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"cb0\",\"cniVersion\":\"0.3.0\",\"type\":\"flannel\"}",
                "registry.cn-hangzhou.aliyuncs.com/acs/flannel:v0.15.1.4-e02c8f12-aliyun",
                "container runtime network not ready: cni plugin not initialized",
                "credential_path: /etc/kubernetes/token-config",
                "secretName: web-tls",
                "10.0.0.1:10250",
                "web/Service/cart ClusterIP 80→8080 backends=1",
                "acs/flannel:v0.15.1.4@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c",
                "registry.example.com:5000/acs/terway:v1.5.6 on node-a:10250",
                "taint key=dedicated:NoSchedule, auth: kubernetes, authMode=webhook, sign: none",
                "vsw-zone: vsw-bp1aaaaaaaaaaaaaaaaaa:cn-hangzhou-i,vsw-bp1bbbbbbbbb:cn-hangzhou-h",
                "alicloud://cn-hangzhou.i-bp1aaaaaaaaaaaaaaaaaa zone cn-hangzhou-i ecs.g6.large",
                "https://slb.example.com/healthz?verbose=1&key_id=3",
                "2026-11-22T07:00:00Z SyncRouteFailed ×3 Node/node-a: quota of vtb-bp1aaaa exceeded",
                "node@host, mail ops@example.com:25, git@host:org/repo",
                "pod 10.0.0.1:8080 to web/cart:80, 密钥 不显示",
                "{\"delegate\":{\"hairpinMode\":true},\"dataDir\":\"/var/run/cni/flannel\"}",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void leavesAloneWhatIsNoSecret(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @Test
    void keepsAnEmptyValueEmpty() {
        assertThat(redactor.redact("{\"access_key\":\"\"}")).isEqualTo("{\"access_key\":\"\"}");
    }

    @Test
    void masksAnAccountButItsEnds() {
        assertThat(Redactor.maskAccount("1234567890123456")).isEqualTo("12•••56");
        assertThat(Redactor.maskAccount("1234")).isEqualTo("•••");
    }

    @Test
    void composes() {
        Redactor names = text -> text.replace("alice", "someone");

        assertThat(redactor.then(names).redact("alice: token=abc")).isEqualTo("someone: token=•••");
    }

    private static String secret(Random random) {
        StringBuilder secret = new StringBuilder("S3cr");
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+_-";
        random.ints(26, 0, letters.length()).forEach(i -> secret.append(letters.charAt(i)));
        return secret.toString();
    }
}
