package io.acknet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.change.Account;
import io.acknet.change.Action;
import io.acknet.change.Policy;
import io.acknet.change.Rules;
import io.acknet.change.Ruling;
import io.acknet.change.Subject;
import io.acknet.change.Who;
import io.acknet.config.Config;
import io.acknet.config.ConfigException;
import io.acknet.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
    private static final String CLUSTERS =
            """
            clusters:
              - {name: prod, environment: production, inCluster: true}
              - {name: lab, environment: testing, inCluster: true}
              - {name: other, environment: testing, inCluster: true}
            """;

    @TempDir private Path directory;

    @Test
    void whatAClusterSaysCountsBeforeItsEnvironment() throws IOException {
        Policy policy =
                policy(
                        """
                        changes:
                          startMinutes: 5
                          environments:
                            production:
                              request: [SALL]
                              approve: [SLEADS]
                              approvals: 2
                              windows:
                                - deny: {firstDate: 2026-02-16, lastDate: 2026-02-23, zone: Asia/Shanghai}
                                  reason: 春节
                          clusters:
                            prod:
                              approve: [U123]
                              fixes: [cni-version]
                              windows:
                                - allow: {days: [mon, tue], from: "09:00", to: "18:00", zone: Asia/Shanghai}
                            lab: {}
                        """);
        Rules prod = rules(policy, "prod");
        assertThat(policy.start()).isEqualTo(Duration.ofMinutes(5));
        assertThat(policy.expires()).isEqualTo(Policy.EXPIRES);
        assertThat(prod.request().value()).containsExactly("SALL");
        assertThat(prod.request().source())
                .isEqualTo("acknet.yaml: changes.environments[production].request");
        assertThat(prod.approve().value()).containsExactly("U123");
        assertThat(prod.approve().source())
                .isEqualTo("acknet.yaml: changes.clusters[prod].approve");
        assertThat(prod.approvals().value()).isEqualTo(2);
        assertThat(prod.typeName().value()).isTrue();
        assertThat(prod.windows())
                .extracting(window -> window.value().text())
                .containsExactly(
                        "allow MON,TUE 09:00-18:00 Asia/Shanghai",
                        "deny 2026-02-16..2026-02-23 Asia/Shanghai");
        assertThat(rules(policy, "lab").approve().value()).isEmpty();
        assertThat(rules(policy, "lab").typeName().value()).isFalse();
    }

    @Test
    void aClusterThatIsNotNamedIsNeverChanged() throws IOException {
        Policy policy =
                policy(
                        """
                        changes:
                          environments: {testing: {request: [U123], fixes: [cni-version]}}
                          clusters: {lab: {}}
                        """);
        Who who = new Who(new Account("T1", "U123"), Who.Standing.MEMBER, Set.of());
        Instant now = Instant.parse("2026-03-04T12:00:00Z");
        assertThat(
                        policy.judge(
                                Action.REQUEST,
                                who,
                                Subject.of("lab", "testing", "cni-version"),
                                now))
                .isInstanceOf(Ruling.Permitted.class);
        assertThat(
                        policy.judge(
                                Action.REQUEST,
                                who,
                                Subject.of("other", "testing", "cni-version"),
                                now))
                .isInstanceOf(Ruling.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {cluster: {}}                                          | changes.cluster: unknown key
                    {clusters: {nope: {}}}                                 | changes.clusters[nope]: no cluster under clusters has this name; there are: lab, other, prod
                    {environments: {nope: {}}}                             | changes.environments[nope]: no cluster under clusters has this environment
                    {clusters: {lab: {aprove: []}}}                        | changes.clusters.lab.aprove: unknown key
                    {clusters: {lab: {approve: ['@anna']}}}                | changes.clusters[lab].approve: "@anna" is no id of a Slack user
                    {clusters: {lab: {approvals: 0}}}                      | changes.clusters[lab].approvals: 0 is not between 1 and 9
                    {clusters: {lab: {fixes: ['']}}}                       | changes.clusters[lab].fixes: an entry is empty
                    {clusters: {lab: {windows: [{}]}}}                     | changes.clusters[lab].windows[0]: give either allow or deny
                    {clusters: {lab: {windows: [{deny: {zone: Mars}}]}}}   | windows[0].deny.zone: "Mars" is not a zone such as Asia/Shanghai
                    {clusters: {lab: {windows: [{deny: {zone: UTC}}]}}}    | windows[0].deny.from is missing; give a time such as 09:30
                    {clusters: {lab: {windows: [{deny: {zone: UTC, days: [mo], from: '09:00', to: '10:00'}}]}}} | "mo" is none of mon, tue
                    {clusters: {lab: {windows: [{deny: {zone: UTC, from: '9', to: '10:00'}}]}}} | from: "9" is not a time
                    {clusters: {lab: {windows: [{deny: {zone: UTC, firstDate: 2026-01-02, lastDate: 2026-01-01}}]}}} | lastDate: 2026-01-01 is before 2026-01-02
                    {clusters: {lab: {windows: [{deny: {zone: UTC, firstDate: 2026-01-02, lastDate: 2026-01-03, from: '09:00'}}]}}} | dates are whole days
                    {expireMinutes: 0}                                     | changes.expireMinutes: 0 is not between
                    """)
    void refusesWhatItDoesNotUnderstandAndSaysWhere(String yaml, String message) {
        assertThatThrownBy(() -> policy("changes: " + yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("acknet.yaml")
                .hasMessageContaining(message);
    }

    private static Rules rules(Policy policy, String cluster) {
        return Optional.ofNullable(policy.clusters().get(cluster)).orElseThrow();
    }

    private Policy policy(String changes) throws IOException {
        Path file = directory.resolve("acknet.yaml");
        Files.writeString(file, CLUSTERS + changes);
        Config config = ConfigFile.read(file);
        return Policies.of(config);
    }
}
