package io.acknet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.lang.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeconfigTest {
    private static final String GOOD =
            """
            apiVersion: v1
            kind: Config
            clusters:
            - name: prod
              cluster:
                server: https://10.0.0.1:6443
            users:
            - name: bot
              user:
                token: PlantedToken123456
            contexts:
            - name: prod
              context: {cluster: prod, user: bot}
            current-context: prod
            """;

    @TempDir Path directory;

    @Test
    void acceptsATokenOverTls() throws IOException {
        try (Cluster cluster = connect(GOOD)) {
            assertThat(cluster.client().getConfiguration().getMasterUrl())
                    .startsWith("https://10.0.0.1:6443");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token: PlantedToken123456 | exec: {command: /bin/sh, apiVersion: v1} | users[0].user.exec.command would run a command",
                "token: PlantedToken123456 | auth-provider: {name: gcp} | users[0].user.auth-provider is not supported",
                "server: https://10.0.0.1:6443 | server: http://10.0.0.1:6443 | clusters[0].cluster.server is not https",
                "server: https://10.0.0.1:6443 | server: https://me:PlantedToken123456@10.0.0.1 | clusters[0].cluster.server is not an address",
                "server: https://10.0.0.1:6443 | insecure-skip-tls-verify: true, server: x | line 6 is not valid YAML",
                "user: bot} | user: nobody} | users has no entry named nobody; it has: bot",
                "cluster: prod, user | cluster: other, user | clusters has no entry named other; it has: prod",
                "current-context: prod | current-context: | current-context is not set",
                "current-context: prod | current-context: gone | contexts has no entry named gone",
                "token: PlantedToken123456 | token: 123456 | users[0].user.token must be a string in quotes",
                "token: PlantedToken123456 | client-certificate: none.pem | names the file",
                "token: PlantedToken123456 | tokenFile: gone | which cannot be read",
                "kind: Config | apiVersion: v1 | line 2 is not valid YAML",
                "- name: prod | !!javax.script.ScriptEngineManager [] | is not valid YAML"
            })
    void refusesWithOneSentenceThatNamesFileAndField(String good, String bad, String sentence)
            throws IOException {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);

        assertThatThrownBy(() -> connect(text).close())
                .isInstanceOfSatisfying(
                        UnusableTarget.class,
                        refused -> {
                            assertThat(refused.text().en())
                                    .contains("kubeconfig")
                                    .contains(sentence)
                                    .doesNotContain("PlantedToken");
                            assertThat(Lang.of(refused.text().zh())).isEqualTo(Lang.ZH);
                        });
    }

    @Test
    void refusesToSkipTlsUnlessInALaboratory() throws IOException {
        String text =
                GOOD.replace("    server:", "    insecure-skip-tls-verify: true\n    server:");

        assertThatThrownBy(() -> connect(text).close())
                .hasMessageContaining("clusters[0].cluster.insecure-skip-tls-verify turns");
        Target lab = target(text).withInsecureTlsForLab();
        Cluster.connect(lab, Limits.DEFAULT, Clock.systemUTC()).close();
    }

    @Test
    void refusesAliasesThatGrow() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n" + GOOD;

        assertThatThrownBy(() -> connect(bomb).close()).isInstanceOf(UnusableTarget.class);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertThatThrownBy(() -> connect("#" + "x".repeat(1 << 20) + "\n" + GOOD).close())
                .hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void aCredentialPluginIsHeldToItsHash() throws IOException {
        Path plugin = directory.resolve("plugin");
        Files.writeString(plugin, "#!/bin/sh\n");
        String text =
                GOOD.replace(
                        "token: PlantedToken123456",
                        "exec: {command: "
                                + plugin
                                + ", apiVersion: client.authentication.k8s.io/v1}");
        Target given = target(text);
        Target allowed =
                new Target(
                        "t",
                        "test",
                        given.access(),
                        false,
                        java.util.List.of(
                                new Target.ExecAllowed(plugin.toString(), "0".repeat(64))));

        assertThatThrownBy(
                        () -> Cluster.connect(allowed, Limits.DEFAULT, Clock.systemUTC()).close())
                .hasMessageContaining("SHA-256 is not the one in the configuration");
    }

    @Test
    void theEnvironmentHasNoSay() throws IOException {
        System.setProperty("kubernetes.master", "https://elsewhere.example.com");
        System.setProperty("kubernetes.trust.certificates", "true");
        try (Cluster cluster = connect(GOOD)) {
            var config = cluster.client().getConfiguration();
            assertThat(config.getMasterUrl()).contains("10.0.0.1");
            assertThat(config.isTrustCerts()).isFalse();
            assertThat(config.getRequestRetryBackoffLimit()).isZero();
        } finally {
            System.clearProperty("kubernetes.master");
            System.clearProperty("kubernetes.trust.certificates");
        }
    }

    @Test
    void aBrokenCertificateIsOneSentenceWithoutIt() {
        String text =
                GOOD.replace(
                        "token: PlantedToken123456",
                        "{client-certificate-data: UGxhbnRlZA==, client-key-data: UGxhbnRlZA==}");

        assertThatThrownBy(() -> connect(text).close())
                .isInstanceOf(UnusableTarget.class)
                .hasMessageContaining("a certificate or key cannot be parsed")
                .hasMessageNotContaining("UGxhbnRlZA");
    }

    private Cluster connect(String kubeconfig) throws IOException {
        return Cluster.connect(target(kubeconfig), Limits.DEFAULT, Clock.systemUTC());
    }

    private Target target(String kubeconfig) throws IOException {
        Path file = directory.resolve("kubeconfig");
        Files.writeString(file, kubeconfig);
        return Target.of("prod", "production", file, Optional.empty());
    }
}
