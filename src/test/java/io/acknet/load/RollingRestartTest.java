package io.acknet.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.RateLimits;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An upgrade during the day: people ask, a change runs, and the replicas are restarted one after the
/// other. `-Drolling=180` keeps them asking, and the replicas restarting, for so many seconds.
class RollingRestartTest {
    private static final int SECONDS = Integer.getInteger("rolling", 6);
    private static final int REPLICAS = Integer.getInteger("replicas", 3);
    private static final double RATE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CHANNEL = Town.channelId(100);
    private static final Pattern HANDLE = Pattern.compile("Change ([0-9A-Z]{5}) ·");

    private static final Timing TIMING = Timing.slack().eachSecond(20);

    private static final List<String> QUESTIONS =
            List.of(
                    "Pod 访问自己的 Service 时好时坏",
                    "why can't a Pod reach its own Service?",
                    "how do I cook rice?");

    @TempDir private Path place;
    private final SimulatedCluster cluster =
            SimulatedCluster.start(Scenarios.find("flannel-cni-version").orElseThrow());
    private final SlackStandIn slack =
            SlackStandIn.start(
                    Town.workspace(),
                    Options.standard().withTiming(TIMING).withRates(RateLimits.none()));

    @Test
    void losesNothingDoublesNothingAndTellsTheTruth() throws Exception {
        try (slack;
                cluster;
                Replicas replicas = new Replicas(slack, cluster, place).start(REPLICAS)) {
            await(() -> slack.connections() == 2 * REPLICAS, "two lines of each replica");
            String handle = change();
            CompletableFuture<Result> asking = CompletableFuture.supplyAsync(this::ask);
            do {
                replicas.restartEach();
            } while (!asking.isDone() && SECONDS > 10);
            Result result = asking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(result.unanswered()).as("not answered").isZero();
            assertThat(result.doubled()).as("answered twice").isZero();
            assertThat(result.answers())
                    .hasSizeGreaterThanOrEqualTo(result.questions() - result.unacknowledged());
            // a command may cross the end of its connection: then Slack tells the person to try
            // again
            assertThat(result.unacknowledged()).as("Slack gave up on").isLessThan(REPLICAS);
            assertTruth(handle);
        }
    }

    private Result ask() {
        try {
            return new Traffic(slack, QUESTIONS)
                    .run(RATE, Duration.ofSeconds(SECONDS), PATIENCE.dividedBy(2));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /// Asked for, approved, and under way.
    private String change() throws IOException {
        slack.as(Replicas.REQUESTER).command(CHANNEL, "/acknet", "bind " + Replicas.CLUSTER);
        await(() -> said("prod"), "the channel to be bound");
        slack.as(Replicas.REQUESTER).command(CHANNEL, "/acknet", "fix cni-version");
        await(() -> cards().size() == 1, "a card");
        Matcher handle = HANDLE.matcher(text(cards().getFirst()));
        assertThat(handle.find()).isTrue();
        slack.as(Replicas.APPROVER)
                .command(CHANNEL, "/acknet", "approve " + handle.group(1) + " " + Replicas.CLUSTER);
        await(() -> !applied("POST", "/eviction").isEmpty(), "the first Pod to be replaced");
        return handle.group(1);
    }

    /// The change has been broken off and people were told, or has gone on to its end; whatever happened,
    /// it happened once.
    private void assertTruth(String handle) {
        await(
                () ->
                        text(cards().getFirst()).contains("· halted")
                                || text(cards().getFirst()).contains("· done"),
                "the change to halt or end; its card: " + text(cards().getFirst()));
        assertThat(applied("PATCH", "/configmaps/")).hasSize(1);
        assertThat(applied("POST", "/eviction")).doesNotHaveDuplicates();
        assertThat(cards()).hasSize(1);
        String card = text(cards().getFirst());
        assertThat(card).contains(handle);
        if (card.contains("· halted")) {
            assertThat(card).contains("The objects are as planned.");
            assertThat(card).contains("Restarted: " + applied("POST", "/eviction").size() + ".");
        }
        List<String> notes =
                slack.messages(CHANNEL).stream()
                        .filter(it ->
                                it.threadTs().filter(cards().getFirst().ts()::equals).isPresent())
                        .map(Message::text)
                        .toList();
        assertThat(notes).isNotEmpty().doesNotHaveDuplicates();
    }

    private List<String> applied(String method, String path) {
        return cluster.requests().stream()
                .filter(it -> it.method().equals(method) && it.path().contains(path))
                .filter(it -> it.applied() && !it.query().contains("dryRun"))
                .map(SeenRequest::path)
                .toList();
    }

    private List<Message> cards() {
        return slack.messages(CHANNEL).stream()
                .filter(it -> it.bot() && it.threadTs().isEmpty() && !it.ephemeral())
                .filter(it -> HANDLE.matcher(text(it)).find())
                .toList();
    }

    private boolean said(String what) {
        return slack.messages(CHANNEL).stream().anyMatch(it -> text(it).contains(what));
    }

    private static String text(Message message) {
        return message.text() + message.blocks();
    }

    private static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time for " + what).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
