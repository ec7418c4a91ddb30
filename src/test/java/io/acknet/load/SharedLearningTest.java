package io.acknet.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.Bot;
import io.acknet.audit.AuditKey;
import io.acknet.config.Changes;
import io.acknet.config.Config;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.config.Storage;
import io.acknet.knowledge.Library;
import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.Outcome;
import io.acknet.rehearsal.workspace.RateLimits;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.store.Location;
import io.acknet.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Two bots on one database, each with a disk of its own: one is taught in Slack, the other answers. On
/// PostgreSQL both run; a file of SQLite is open in one, and the other comes after it.
@ParameterizedClass
@EnumSource
class SharedLearningTest {
    private static final String REVIEWER = Town.personId(1901);
    private static final String ENGINEER = Town.personId(3);
    private static final String CHANNEL = Town.channelId(100);
    private static final String UNKNOWN = "the flange of the pump rattles loudly";
    private static final String INHERITED = "my washing machine hops through the kitchen";
    private static final String TOPIC = "hairpin";
    private static final String TITLE = "A Pod cannot reach itself";

    /// The first sign that a question is heard has one block.
    private static final int SIGN_BLOCKS = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    /// Each question wants a channel where it was not asked a moment ago, so they are not asked faster than
    /// what was taught gets around.
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path place;

    private final ObjectMapper json = new ObjectMapper();
    private final SlackStandIn slack =
            SlackStandIn.start(Town.workspace(), Options.standard().withRates(RateLimits.none()));
    private int asked;
    private Storage storage = Storage.file(Path.of("unset"));

    @BeforeEach
    void prepare() throws IOException {
        Path key = Files.writeString(place.resolve("audit.key"), AuditKey.random().base64());
        storage =
                switch (database.fresh(place)) {
                    case Location.File file -> Storage.file(file.path());
                    case Location.Server server ->
                            new Storage(server.url(), Optional.empty(), Optional.of(key));
                };
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void whatOneIsTaughtAllAnswerAndSoDoesANewOne() throws Exception {
        List<Bot> bots = new ArrayList<>();
        try {
            bots.add(bot("one"));
            if (database == TestDatabase.POSTGRESQL) {
                bots.add(bot("other"));
            }
            await(() -> slack.connections() == 2 * bots.size(), "two lines of each");
            assertThat(answered(UNKNOWN)).isFalse();
            teach();
            await(() -> answeredByAll(UNKNOWN), "all to know it", LOOK);
        } finally {
            bots.forEach(Bot::close);
        }
        try (Bot _ = bot("new")) {
            await(() -> slack.connections() == 2, "two lines");
            assertThat(answered(UNKNOWN)).as("with an empty disk").isTrue();
        }
    }

    @Test
    void whatLiesInADirectoryFromBeforeIsTakenInOnce() throws Exception {
        old("one");
        for (String home : List.of("one", "other")) {
            try (Bot _ = bot(home)) {
                await(() -> slack.connections() == 2, "two lines");
                assertThat(answered(INHERITED)).as(home).isTrue();
            }
        }
        assertThat(place.resolve("one/learned/additions.yaml")).exists();
    }

    private void old(String home) throws IOException {
        Path learned = Files.createDirectories(place.resolve(home).resolve("learned"));
        Files.writeString(
                learned.resolve("additions.yaml"),
                """
                additions:
                  - topic: %s
                    lang: en
                    as: asking
                    text: "%s"
                """
                        .formatted(TOPIC, INHERITED));
    }

    /// From the list of gaps, as a reviewer does it.
    private void teach() {
        slack.as(REVIEWER).command(CHANNEL, "/acknet", "gaps");
        await(() -> button("Add to a topic…").isPresent(), "the gap");
        Message gaps = gaps().orElseThrow();
        slack.as(REVIEWER).click(CHANNEL, gaps.ts(), button("Add to a topic…").orElseThrow());
        await(() -> !slack.as(REVIEWER).modals().isEmpty(), "the form");
        String view = slack.as(REVIEWER).modals().getLast().path("id").asText();
        Outcome sent = slack.as(REVIEWER).submit(view, filled());
        assertThat(sent.errors()).isEmpty();
        await(() -> said("hairpin", "Added"), "to be told that it counts");
    }

    private ObjectNode filled() {
        ObjectNode state = json.createObjectNode();
        ObjectNode values = state.putObject("values");
        values.putObject("wording")
                .putObject("value")
                .put("type", "plain_text_input")
                .put("value", UNKNOWN);
        select(values.putObject("topic"), TOPIC);
        select(values.putObject("as"), "asking");
        return state;
    }

    private static void select(ObjectNode field, String value) {
        field.putObject("value")
                .put("type", "static_select")
                .putObject("selected_option")
                .put("value", value);
    }

    private Optional<Message> gaps() {
        return slack.as(REVIEWER).sees(CHANNEL).stream()
                .filter(it -> find(it.blocks(), "Add to a topic…").isPresent())
                .findFirst();
    }

    private Optional<String> button(String label) {
        return gaps().flatMap(it -> find(it.blocks(), label));
    }

    private static Optional<String> find(JsonNode blocks, String label) {
        for (JsonNode element : blocks.findParents("action_id")) {
            if (element.at("/text/text").asText().equals(label)) {
                return Optional.of(element.path("action_id").asText());
            }
        }
        return Optional.empty();
    }

    /// Each of the four lines gets one of so many.
    private boolean answeredByAll(String question) {
        boolean all = true;
        for (int i = 0; i < 4; i++) {
            all &= answered(question);
        }
        return all;
    }

    /// Whether it led to the topic; else nothing matched. Each time in another channel: in one where it was
    /// answered a moment ago there is only a link.
    private boolean answered(String question) {
        String channel = Town.channelId(asked++);
        String ts = slack.as(ENGINEER).say(channel, "@acknet " + question).ts().orElseThrow();
        await(() -> reply(channel, ts).isPresent(), "a reply to " + question);
        return reply(channel, ts).orElseThrow().contains(TITLE);
    }

    private Optional<String> reply(String channel, String ts) {
        return slack.messages(channel).stream()
                .filter(it -> it.bot() && it.blocks().size() > SIGN_BLOCKS)
                .filter(it -> it.threadTs().filter(ts::equals).isPresent())
                .map(it -> it.text() + it.blocks())
                .findFirst();
    }

    private boolean said(String... words) {
        return slack.as(REVIEWER).sees(CHANNEL).stream()
                .map(it -> it.text() + it.blocks())
                .anyMatch(text -> List.of(words).stream().allMatch(text::contains));
    }

    private Bot bot(String home) throws IOException {
        return Bot.start(
                new Config(
                        Config.Slack.socket(),
                        List.of(),
                        new Config.Roles(List.of(), List.of(REVIEWER)),
                        storage,
                        Optional.empty(),
                        place.resolve(home).resolve("learned"),
                        Optional.empty(),
                        Changes.none()),
                new SlackAccess(
                        slack.apiUrl(),
                        new Secret(slack.botToken()),
                        Optional.of(new Secret(slack.appToken())),
                        Optional.empty()),
                Library.bundled());
    }

    private static void await(BooleanSupplier condition, String what) {
        await(condition, what, POLL);
    }

    private static void await(BooleanSupplier condition, String what, Duration pause) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time for " + what).isLessThan(end);
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
