package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.ops.doctor.Outcome;
import io.acknet.ops.doctor.SlackQuestions;
import io.acknet.rehearsal.Rehearsal;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Workspace;
import io.acknet.slack.Checkup;
import io.acknet.store.Store;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The doctor in the rehearsal's workspace and cluster: sound, and broken in each way.
class DoctorCommandTest {
    private static Rehearsal rehearsal;

    @TempDir Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void open() throws Exception {
        rehearsal = Rehearsal.start(0, Trial.roles());
    }

    @AfterAll
    static void close() {
        rehearsal.close();
    }

    @BeforeEach
    void sound() throws Exception {
        environment.put("SLACK_API_URL", rehearsal.slack().apiUrl());
        environment.put("SLACK_BOT_TOKEN", rehearsal.slack().botToken());
        environment.put("SLACK_APP_TOKEN", rehearsal.slack().appToken());
        Files.writeString(
                directory.resolve("kubeconfig"),
                rehearsal.cluster().kubeconfig(Rehearsal.BOT_ACCOUNT));
        Files.writeString(
                directory.resolve("kubeconfig-write"),
                rehearsal.cluster().kubeconfig(Rehearsal.WRITE_ACCOUNT));
        config("approve: [S0SRE]");
    }

    private void config(String rules, String... more) throws Exception {
        Files.writeString(
                directory.resolve("acknet.yaml"),
                """
                database: data/acknet.db
                ops: {port: 0}
                roles: {bind: [S0SRE]}
                clusters:
                  - name: shop
                    environment: production
                    kubeconfig: kubeconfig
                    write: {kubeconfig: kubeconfig-write}
                changes:
                  clusters:
                    shop:
                      request: [U0LILEI01]
                      fixes: [enable-hairpin]
                      namespaces: [web]
                      %s
                %s
                """
                        .formatted(rules, String.join("\n", more)));
    }

    @Test
    void findsNothingWhereAllIsWell() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Store.open(directory.resolve("data/acknet.db").toString()).close();

        assertThat(run()).as(out.toString()).isEqualTo(Exit.DONE);

        assertThat(out.toString())
                .contains("OK       slack: bot token")
                .contains("acknet in 云桥 Yunqiao")
                .contains(" of the manifest")
                .contains("hello, and a ping came back")
                .contains("a write was begun and taken back")
                .contains("9 topics, no complaint")
                .contains("kube-system 6f0c2b0e-5b1d-4f5e-9d53-0a1c4e7f2b90")
                .contains("rights of check hairpin")
                .contains("rights of fix enable-hairpin")
                .contains("2 people, all members")
                .contains("0 problems, 0 could not tell");
        assertThat(err.toString()).contains("acknet doctor: 1/").contains("slack: socket");
        assertThat(out + err.toString())
                .doesNotContain(rehearsal.slack().botToken())
                .doesNotContain(rehearsal.slack().appToken());
    }

    @Test
    void saysTheSameAsJson() throws Exception {
        run("--json");

        JsonNode told = new ObjectMapper().readTree(out.toString());
        assertThat(told.path("problems").asInt()).isZero();
        assertThat(told.path("lines").get(0).path("area").asText()).isEqualTo("slack");
        assertThat(told.path("lines").get(0).path("outcome").asText()).isEqualTo("OK");
        assertThat(told.path("lines").get(0).has("cure")).isFalse();
    }

    @Test
    void namesAWrongBotTokenAndTellsNothingThatDependsOnIt() {
        environment.put("SLACK_BOT_TOKEN", "xoxb-not-a-good-one");

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("slack: bot token")).startsWith("PROBLEM").contains("invalid_auth");
        assertThat(line("slack: scopes")).startsWith("UNKNOWN");
        assertThat(line("people: roles.bind")).startsWith("UNKNOWN");
        assertThat(out.toString()).contains("→ install the app").doesNotContain("xoxb-not");
    }

    @Test
    void namesAWrongAppToken() {
        environment.put("SLACK_APP_TOKEN", "xapp-not-a-good-one");

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("slack: app token")).startsWith("PROBLEM").contains("invalid_auth");
        assertThat(line("slack: socket")).startsWith("UNKNOWN");
        assertThat(out.toString()).contains("connections:write").doesNotContain("xapp-not");
    }

    @Test
    void saysThatThereIsNoToken() {
        environment.remove("SLACK_BOT_TOKEN");

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("slack: tokens")).startsWith("PROBLEM").contains("SLACK_BOT_TOKEN");
        assertThat(line("cluster shop: reachable")).startsWith("OK");
    }

    @Test
    void namesTheScopesThatAreMissing() throws Exception {
        Workspace workspace = Workspace.rehearsal();
        Set<String> few = Set.of("commands", "chat:write", "users:read");
        try (SlackStandIn other =
                SlackStandIn.start(
                        workspace.withApp(workspace.app().withScopes(few)), Options.standard())) {
            environment.put("SLACK_API_URL", other.apiUrl());
            environment.put("SLACK_BOT_TOKEN", other.botToken());
            environment.put("SLACK_APP_TOKEN", other.appToken());

            assertThat(run()).isEqualTo(Exit.NO);
        }
        assertThat(line("slack: scopes"))
                .startsWith("PROBLEM")
                .contains("missing app_mentions:read, ")
                .contains("im:history")
                .contains("usergroups:read");
    }

    @Test
    void cannotTellWhatSlackDoesNotAnswer() {
        environment.put("SLACK_API_URL", "http://127.0.0.1:1/api/");

        assertThat(run()).isEqualTo(Exit.COULD_NOT_TELL);
        assertThat(line("slack: bot token")).startsWith("UNKNOWN").contains("Slack did not answer");
    }

    @Test
    void namesApproversWhoMayNot() throws Exception {
        config("approve: [U0TOMAS01, U0WANGQI1, U0NOBODY1, S0NOGROUP]");

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("people: changes, shop: approve"))
                .startsWith("PROBLEM")
                .contains("S0NOGROUP is no user group (no_such_subteam)")
                .contains("U0NOBODY1 is not there (user_not_found)")
                .contains("is guest")
                .contains("is deactivated");
    }

    @Test
    void saysWhenThereAreTooFewApprovers() throws Exception {
        config("approve: [U0ZHOUMIN]\n      approvals: 2");

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("people: changes, shop: approve"))
                .startsWith("PROBLEM")
                .contains("1 people, and it takes 2");
    }

    @Test
    void namesTheRightsThatAreMissing() throws Exception {
        Files.writeString(
                directory.resolve("kubeconfig-write"),
                rehearsal.cluster().kubeconfig(Rehearsal.BOT_ACCOUNT));

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("cluster shop: rights of check hairpin")).startsWith("OK");
        assertThat(line("cluster shop: rights of fix enable-hairpin"))
                .startsWith("PROBLEM")
                .contains("may not patch configmaps/");
        assertThat(out.toString()).contains("→ add components/fixes to your kustomization");
    }

    @Test
    void saysThatAClusterIsNotReached() throws Exception {
        Path file = directory.resolve("kubeconfig");
        Files.writeString(
                file,
                Files.readString(file).replaceAll("server: .*", "server: https://127.0.0.1:1"));

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("cluster shop: reachable"))
                .startsWith("PROBLEM")
                .contains("refuses the connection");
        assertThat(line("cluster shop: rights of check hairpin")).startsWith("UNKNOWN");
    }

    @Test
    void saysThatAKubeconfigIsNone() throws Exception {
        Files.writeString(directory.resolve("kubeconfig"), "{}");

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("cluster shop: reachable")).startsWith("PROBLEM").contains("kubeconfig");
    }

    @Test
    void saysThatTheDatabaseIsNone() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/acknet.db"), "this is no database".repeat(99));

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("store: opens")).startsWith("PROBLEM").contains("not a database");
    }

    @Test
    void namesTheFirstComplaintOfTheTopics() throws Exception {
        Files.createDirectories(directory.resolve("topics"));
        Files.writeString(directory.resolve("topics/odd.md"), "no front matter");
        config("approve: [S0SRE]", "knowledge: topics");

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(line("knowledge: topics")).startsWith("PROBLEM").contains("odd.md:1");
    }

    @Test
    void namesAClockThatIsWrong() {
        Instant tenMinutesAhead = Instant.now().plusSeconds(600);
        try (Checkup checkup =
                new Checkup(
                        rehearsal.slack().apiUrl(),
                        rehearsal.slack().botToken(),
                        InstantSource.fixed(tenMinutesAhead))) {
            Outcome clock =
                    new SlackQuestions(
                                    checkup,
                                    new SlackQuestions.Wanted(
                                            Set.of(), Optional.empty(), () -> false))
                            .all().stream()
                                    .filter(question -> question.about().equals("clock"))
                                    .findFirst()
                                    .orElseThrow()
                                    .look()
                                    .get();
            assertThat(clock).isInstanceOf(Outcome.Problem.class);
            assertThat(((Outcome.Problem) clock).cure()).contains("NTP");
        }
    }

    @Test
    void leavesTheSocketsOfARunningBotAlone() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        try (Store held = Store.open(directory.resolve("data/acknet.db").toString())) {
            assertThat(held).isNotNull();
            run();
        }
        assertThat(line("slack: socket")).startsWith("OK").contains("left alone");
        assertThat(line("store: opens")).startsWith("OK");
        assertThat(line("store: writable")).startsWith("OK");
    }

    @Test
    void namesThePlaceInABrokenConfiguration() throws Exception {
        Files.writeString(directory.resolve("acknet.yaml"), "clusterz: []\n");

        assertThat(run()).isEqualTo(Exit.NO);
        assertThat(out.toString())
                .contains("PROBLEM  config: acknet.yaml")
                .contains("clusterz: unknown key");
    }

    private int run(String... arguments) {
        return new CommandLine(new DoctorCommand(environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        concat(arguments, "--config", directory.resolve("acknet.yaml").toString()));
    }

    private static String[] concat(String[] first, String... then) {
        String[] all = java.util.Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, all, first.length, then.length);
        return all;
    }

    private String line(String name) {
        return out.toString()
                .lines()
                .filter(line -> line.contains(name + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + name + " in\n" + out));
    }
}
