package io.acknet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    @TempDir private Path directory;

    @Test
    void readsAWholeConfiguration() throws IOException {
        Config config =
                read(
                        """
                        slack:
                          mode: http
                          port: 8080
                          botTokenFile: token
                        clusters:
                          - name: prod-hz
                            environment: production
                            kubeconfig: kube/prod
                            context: admin
                          - name: here
                            environment: staging
                            inCluster: true
                        roles:
                          bind: [U1, S2]
                          review: [S3]
                        database: data/acknet.db
                        contact: "<#C123>"
                        """);
        assertThat(config.slack().mode()).isEqualTo(Config.Mode.HTTP);
        assertThat(config.clusters())
                .extracting(Config.Cluster::name)
                .containsExactly("prod-hz", "here");
        assertThat(config.clusters().getFirst().kubeconfig())
                .contains(directory.resolve("kube/prod"));
        assertThat(config.roles().bind()).containsExactly("U1", "S2");
        assertThat(config.roles().review()).containsExactly("S3");
        assertThat(config.learned()).isEqualTo(directory.resolve("data/learned"));
        assertThat(config.storage().database())
                .isEqualTo(directory.resolve("data/acknet.db").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    slak: {}                                                        | :1: slak: unknown key; allowed here: audit, changes, clusters, contact, database, databasePasswordFile, knowledge, learned, limits, ops, retention, roles, slack
                    slack: {mode: carrier-pigeon}                                   | slack.mode: "carrier-pigeon" is neither socket nor http
                    slack: {port: many}                                             | slack.port
                    clusters: [{name: a}]                                           | clusters[].environment (such as production) is missing
                    clusters: [{name: a, environment: x}]                           | needs either kubeconfig or inCluster: true
                    clusters: [{name: A B, environment: x, inCluster: true}]        | is no name; use lower-case letters
                    roles: {bind: U1}                                               | roles.bind
                    ops: {port: 70000}                                              | ops.port: 70000 is not between 0 and 65535
                    ops: {log: xml}                                                 | ops.log or ACKNET_LOG: "xml" is neither text nor json
                    limits: {perPersonPerMinute: 0}                                 | limits.perPersonPerMinute: 0 is not between 1 and 1000000
                    retention: {answeredHours: 1}                                   | retention.answeredHours: 1 is not between 24 and 8760
                    roles: {reviews: [U1]}                                          | roles.reviews: unknown key; allowed here: bind, review
                    roles: {bind: [U1], bind: [U2]}                                 | bind
                    'contact: [1, 2'                                                | acknet.yaml:
                    """)
    void refusesWhatItDoesNotUnderstandAndSaysWhere(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("acknet.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void refusesTwoClustersOfOneName() {
        assertThatThrownBy(() ->
                        read(
                                """
                                clusters:
                                  - {name: a, environment: x, inCluster: true}
                                  - {name: a, environment: y, inCluster: true}
                                """))
                .hasMessageContaining("the name \"a\" stands twice");
    }

    @Test
    void whatIsLearnedLiesBesideTheFileWhereTheDatabaseIsOnAServer() throws IOException {
        assertThat(read("database: \"jdbc:postgresql://db/acknet\"").learned())
                .isEqualTo(directory.resolve("learned"));
        assertThat(read("learned: kept/here").learned()).isEqualTo(directory.resolve("kept/here"));
        assertThat(read("contact: x").roles().review()).isEmpty();
    }

    @Test
    void anEmptyFileMeansTheDefaults() throws IOException {
        assertThat(ConfigFile.none(Map.of())).isEqualTo(Config.empty());
        assertThat(read("").clusters()).isEmpty();
        assertThat(read("").storage().database())
                .isEqualTo(directory.resolve(Storage.DEFAULT_FILE).toString());
    }

    @Test
    void theEnvironmentComesBeforeTokenFiles() throws IOException {
        Files.writeString(directory.resolve("bot"), "xoxb-file\n");
        Config.Slack slack = read("slack: {botTokenFile: bot, appTokenFile: missing}").slack();
        Map<String, String> environment =
                Map.of("SLACK_APP_TOKEN", "xapp-1", "SLACK_API_URL", "http://127.0.0.1:1/api");
        SlackAccess access = SlackAccess.find(slack, environment).orElseThrow();
        assertThat(access.botToken().reveal()).isEqualTo("xoxb-file");
        assertThat(access.apiUrl()).isEqualTo("http://127.0.0.1:1/api/");
    }

    @Test
    void withoutABotTokenThereIsNoWorkspace() {
        assertThat(SlackAccess.find(Config.Slack.socket(), Map.of())).isEmpty();
    }

    @Test
    void saysWhichTokenIsMissing() {
        assertThatThrownBy(() ->
                        SlackAccess.find(
                                Config.Slack.socket(), Map.of("SLACK_BOT_TOKEN", "xoxb-1")))
                .hasMessageContaining("SLACK_APP_TOKEN");
    }

    @Test
    void secretsDoNotPrint() {
        SlackAccess access =
                new SlackAccess(
                        SlackAccess.SLACK,
                        new Secret("xoxb-very-secret"),
                        Optional.of(new Secret("xapp-very-secret")),
                        Optional.empty());
        assertThat(access.toString()).doesNotContain("very-secret").contains("•••");
    }

    @Test
    void theEnvironmentSaysWhereThingsLie() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("acknet.yaml"),
                        "database: own.db\nslack: {port: 8080, botTokenFile: mine}\n");
        Config config =
                ConfigFile.read(
                        file,
                        Map.of(
                                "ACKNET_DATABASE", "/var/lib/acknet/acknet.db",
                                "ACKNET_SLACK_MODE", "http",
                                "ACKNET_AUDIT_KEY_FILE", "/etc/audit-key",
                                "SLACK_BOT_TOKEN_FILE", "/etc/slack/bot-token",
                                "SLACK_APP_TOKEN_FILE", ""));
        assertThat(config.storage().database()).isEqualTo("/var/lib/acknet/acknet.db");
        assertThat(config.storage().auditKeyFile()).contains(Path.of("/etc/audit-key"));
        assertThat(config.learned()).isEqualTo(Path.of("/var/lib/acknet/learned"));
        assertThat(config.slack().mode()).isEqualTo(Config.Mode.HTTP);
        assertThat(config.slack().port()).isEqualTo(8080);
        assertThat(config.slack().botTokenFile()).contains(Path.of("/etc/slack/bot-token"));
        assertThat(config.slack().appTokenFile()).isEmpty();
    }

    private Config read(String yaml) throws IOException {
        Path file = directory.resolve("acknet.yaml");
        Files.writeString(file, yaml);
        return ConfigFile.read(file);
    }
}
