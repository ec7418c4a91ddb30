package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.knowledge.Library;
import io.acknet.redact.LogRecord;
import io.acknet.redact.Plantation;
import io.acknet.redact.PlantedSecret;
import io.acknet.rehearsal.Rehearsal;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.workspace.Actor;
import io.acknet.rehearsal.workspace.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Two hundred secrets in a cluster: none comes out of the command, nor of the bot into Slack.
class SecretsStayInsideTest {
    private static final List<PlantedSecret> SECRETS = PlantedSecret.all();

    @TempDir Path directory;

    @ParameterizedTest
    @MethodSource("scenarios")
    void noneIsPrintedByCheck(Scenario scenario) throws Exception {
        StringWriter printed = new StringWriter();
        Path kubeconfig = directory.resolve("kubeconfig");
        try (LogRecord log = LogRecord.open();
                SimulatedCluster cluster = SimulatedCluster.start(planted(scenario))) {
            Files.writeString(kubeconfig, cluster.kubeconfig(SimulatedCluster.ADMIN));
            for (Check check : Checks.standard().all()) {
                new CommandLine(new CheckCommand(Checks.standard(), Clock.systemUTC()))
                        .setOut(new PrintWriter(printed, true))
                        .setErr(new PrintWriter(printed, true))
                        .execute(check.id(), "--json", "--kubeconfig", kubeconfig.toString());
            }
            assertThat(leaked(printed + String.join("\n", log.lines()))).isEmpty();
        }
        assertThat(printed.toString()).contains("•••");
    }

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @Test
    void noneIsSaidInSlack() throws Exception {
        try (LogRecord log = LogRecord.open();
                Rehearsal rehearsal = Rehearsal.start(0, Trial.roles());
                Trial trial = Trial.start(rehearsal, Library.bundled(), Optional.empty())) {
            assertThat(trial).isNotNull();
            await(rehearsal, said -> !said.isEmpty()); // the channel is bound
            rehearsal.cluster().apply(Plantation.in(replaceable(), SECRETS));
            List<Check> checks = Checks.standard().all();
            for (Check check : checks) {
                engineer(rehearsal).command(Rehearsal.CHANNEL, "/acknet", "check " + check.id());
            }
            await(rehearsal, said -> offers(said).size() == checks.size());
            offers(said(rehearsal))
                    .forEach(offer ->
                            engineer(rehearsal)
                                    .click(Rehearsal.CHANNEL, offer.ts(), button(offer)));
            await(rehearsal, said -> checked(said) >= checks.size());

            assertThat(leaked(rehearsal.slack().messages(Rehearsal.CHANNEL).toString())).isEmpty();
            assertThat(leaked(rehearsal.slack().protocol().toString())).isEmpty();
            assertThat(leaked(String.join("\n", log.lines()))).isEmpty();
            assertThat(said(rehearsal).toString()).contains("•••");
        }
    }

    /// Without Services, whose addresses cannot be changed.
    private static List<ObjectNode> replaceable() {
        return Scenarios.flannel().objects().stream()
                .filter(object -> !object.path("kind").asText().equals("Service"))
                .toList();
    }

    private static Scenario planted(Scenario scenario) {
        return new Scenario(
                scenario.id(),
                scenario.title(),
                scenario.version(),
                Plantation.in(scenario.objects(), SECRETS));
    }

    private static List<Message> said(Rehearsal rehearsal) {
        return rehearsal.slack().messages(Rehearsal.CHANNEL).stream().filter(Message::bot).toList();
    }

    private static Actor engineer(Rehearsal rehearsal) {
        return rehearsal.slack().as(Rehearsal.ON_CALL);
    }

    private static List<Message> offers(List<Message> said) {
        return said.stream()
                .filter(message -> message.blocks().toString().contains("将读取"))
                .filter(message -> message.blocks().toString().contains("action_id"))
                .toList();
    }

    private static String button(Message offer) {
        return offer.blocks().findValuesAsText("action_id").getFirst();
    }

    /// Messages that say what a check read, and when.
    private static long checked(List<Message> said) {
        return said.stream()
                .map(Message::toString)
                .filter(text -> text.contains("<!date^"))
                .count();
    }

    private static void await(Rehearsal rehearsal, Predicate<List<Message>> until)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!until.test(said(rehearsal))) {
            assertThat(System.nanoTime()).as(said(rehearsal).toString()).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static List<String> leaked(String shown) {
        return SECRETS.stream()
                .filter(secret -> secret.isIn(shown))
                .map(PlantedSecret::text)
                .toList();
    }
}
