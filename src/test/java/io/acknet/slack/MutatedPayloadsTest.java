package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import io.acknet.store.Held;
import io.acknet.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Slack's envelopes, each broken at random: none is taken that could not be answered, and none brings
/// anything down. `-Dfuzz=100000` for that many.
class MutatedPayloadsTest {
    private static final int SEED = 20261123;
    private static final int ROUNDS = Integer.getInteger("fuzz", 2_000);

    private static final List<String> ODD =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "null",
                    "../../etc/passwd",
                    "<!channel>",
                    "x".repeat(5_000),
                    "\ud800",
                    "\u202ereversed",
                    "'; DROP TABLE inbox; --",
                    "-1",
                    "99999999999999999999",
                    "javascript:alert(1)",
                    "{\"a\":1}");

    @TempDir Path directory;

    @Test
    void noneIsTakenThatCouldNotBeAnswered() {
        Random random = new Random(SEED);
        List<String> seeds = seeds();
        AtomicInteger worked = new AtomicInteger();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try (Store store = Store.open(directory.resolve("acknet.db").toString())) {
            Envelopes envelopes = envelopes(store, worked, threads);
            for (int round = 0; round < ROUNDS; round++) {
                String broken = broken(seeds.get(random.nextInt(seeds.size())), round, random);
                Optional<String> acknowledged = acknowledged(envelopes, broken);
                acknowledged.ifPresent(ack ->
                        assertThat(SlackJson.read(ack, JsonNode.class).path("envelope_id").asText())
                                .as(broken)
                                .isNotEmpty());
            }
            for (String seed : seeds) {
                assertThat(envelopes.run(seed)).as("still at work").isPresent();
            }
            List<Held> taken = new ArrayList<>();
            for (Instant later = Instant.now().plusSeconds(3_600); ; ) {
                List<Held> some = store.inbox().claim(later, 1_000);
                if (some.isEmpty()) {
                    break;
                }
                taken.addAll(some);
            }
            assertThat(taken).isNotEmpty();
            for (Held held : taken) {
                Inbound inbound = SlackJson.read(held.input().body(), Inbound.class);
                assertThat(inbound.from().channel().isEmpty())
                        .as("only a home tab needs no channel")
                        .matches(empty -> !empty || isOfHomeTab(inbound));
                assertThat(Shape.flaw(inbound)).as(held.input().body()).isEmpty();
                assertThat(held.input().key()).hasSizeLessThan(200);
                assertThat(held.input().channel()).matches("[A-Za-z0-9]{0,40}");
                assertThat(held.input().person()).matches("[A-Za-z0-9]{0,40}");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isOfHomeTab(Inbound inbound) {
        return inbound instanceof Inbound.HomeOpened
                || (inbound instanceof Inbound.Clicked clicked && clicked.ts().isEmpty());
    }

    /// A message that is no JSON never comes to the envelopes.
    private static Optional<String> acknowledged(Envelopes envelopes, String message) {
        try {
            SlackJson.read(message, JsonNode.class);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return envelopes.run(message);
    }

    private static Envelopes envelopes(Store store, AtomicInteger worked, ExecutorService threads) {
        SlackSettings nowhere =
                SlackSettings.socket("http://127.0.0.1:1/api/", "xoxb-x", "xapp-x", Set.of());
        SlackWorkspace workspace = new SlackWorkspace(nowhere, store, text -> text);
        FakeTalk talk = new FakeTalk();
        Forms forms = new Forms(talk, workspace.gateway, store.offers(), InstantSource.system());
        Intake intake =
                new Intake(
                        store.inbox(),
                        (_, _) -> {
                            worked.incrementAndGet();
                            throw new SlackUnreachable("kept for the end", new Exception());
                        },
                        Traffic.UNHEARD,
                        InstantSource.system());
        AppConfig config =
                AppConfig.builder()
                        .slack(workspace.slack)
                        .singleTeamBotToken(null)
                        .signingSecret(null)
                        .allEventsApiAutoAckEnabled(true)
                        .build();
        App app = new App(config, List.of());
        Reception reception = new Reception(intake, workspace, threads);
        new Listeners(reception, forms, workspace.people).register(app);
        new MessageListeners(reception, store.answers(), "U0ACKNET1").register(app);
        return new Envelopes(app);
    }

    private static String broken(String seed, int round, Random random) {
        ObjectNode envelope = (ObjectNode) SlackJson.read(seed, JsonNode.class);
        envelope.put("envelope_id", "e-" + round);
        int breaks = 1 + random.nextInt(3);
        for (int i = 0; i < breaks; i++) {
            breakOne(envelope, random);
        }
        String text = SlackJson.write(envelope).replace("#ROUND#", String.valueOf(round));
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> flipped(text, random);
            default -> text;
        };
    }

    private static String flipped(String text, Random random) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + (char) random.nextInt(0x3000) + text.substring(at + 1);
    }

    private static void breakOne(ObjectNode envelope, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(envelope, objects);
        ObjectNode node = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> node.remove(name);
            case 1 -> node.putNull(name);
            case 2 -> node.put(name, random.nextLong());
            case 3 -> node.putArray(name).add(random.nextInt());
            case 4 -> node.putObject(name).put("x", 1);
            case 5 -> node.put(name, random.nextBoolean());
            case 6 -> node.set(name, deep(random.nextInt(200)));
            default -> node.put(name, ODD.get(random.nextInt(ODD.size())));
        }
    }

    private static JsonNode deep(int levels) {
        ArrayNode node = SlackJson.MAPPER.createArrayNode();
        ArrayNode outer = node;
        for (int i = 0; i < levels; i++) {
            node = node.addArray();
        }
        return outer;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static List<String> seeds() {
        return List.of(
                event("\"type\":\"app_mention\",\"text\":\"<@U0ACKNET1> why\""),
                event("\"type\":\"message\",\"channel_type\":\"im\",\"text\":\"why\""),
                event(
                        "\"type\":\"message\",\"subtype\":\"file_share\",\"channel_type\":\"im\","
                                + "\"text\":\"why\""),
                event(
                        "\"type\":\"message\",\"subtype\":\"message_changed\",\"channel_type\":\"im\","
                                + "\"message\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"why\","
                                + "\"ts\":\"1.1\",\"edited\":{\"user\":\"U1\",\"ts\":\"2.1\"}},"
                                + "\"previous_message\":{\"type\":\"message\",\"user\":\"U1\","
                                + "\"text\":\"wy\",\"ts\":\"1.1\"}"),
                event(
                        "\"type\":\"message\",\"subtype\":\"message_deleted\",\"channel_type\":\"im\","
                                + "\"deleted_ts\":\"1.1\",\"previous_message\":{\"type\":\"message\","
                                + "\"user\":\"U1\",\"text\":\"wy\",\"ts\":\"1.1\"}"),
                event("\"type\":\"app_home_opened\",\"tab\":\"home\""),
                event("\"type\":\"subteam_members_changed\",\"subteam_id\":\"S1\""),
                """
                {"envelope_id":"e","type":"slash_commands","payload":{"token":"x","team_id":"T1",
                "team_domain":"d","channel_id":"C1","channel_name":"c","user_id":"U1",
                "user_name":"u","command":"/acknet","text":"why","api_app_id":"A1",
                "response_url":"http://127.0.0.1:1/r","trigger_id":"1.#ROUND#"}}
                """,
                interactive(
                        "\"type\":\"block_actions\",\"container\":{\"type\":\"message\","
                                + "\"message_ts\":\"1.1\",\"channel_id\":\"C1\","
                                + "\"is_ephemeral\":false},\"actions\":[{\"type\":\"button\","
                                + "\"action_id\":\"a\",\"block_id\":\"b\",\"value\":\"offer-1\","
                                + "\"action_ts\":\"1.1\"}]"),
                interactive(
                        "\"type\":\"block_actions\",\"container\":{\"type\":\"view\","
                                + "\"view_id\":\"V1\"},\"view\":{\"id\":\"V1\","
                                + "\"type\":\"home\"},\"actions\":[{\"type\":\"button\","
                                + "\"action_id\":\"a\",\"block_id\":\"b\",\"value\":\"offer-1\","
                                + "\"action_ts\":\"1.1\"}]"),
                interactive(
                        "\"type\":\"message_action\",\"callback_id\":\"save_draft\","
                                + "\"message_ts\":\"1.1\",\"action_ts\":\"1.1\","
                                + "\"message\":{\"type\":\"message\",\"text\":\"why\","
                                + "\"ts\":\"1.1\"}"),
                interactive(
                        "\"type\":\"view_submission\",\"view\":{\"id\":\"V1\",\"type\":\"modal\","
                                + "\"callback_id\":\"form\",\"private_metadata\":\"{}\","
                                + "\"state\":{\"values\":{}},\"blocks\":[]}"));
    }

    private static String event(String fields) {
        return """
        {"envelope_id":"e","type":"events_api","retry_attempt":0,"retry_reason":"",
        "payload":{"token":"x","team_id":"T1","api_app_id":"A1","type":"event_callback",
        "event_id":"Ev#ROUND#","event_time":1,"event":{%s,"user":"U1","channel":"D1",
        "ts":"1.1","event_ts":"1.1","team":"T1"}}}
        """
                .formatted(fields);
    }

    private static String interactive(String fields) {
        return """
        {"envelope_id":"e","type":"interactive","payload":{%s,"token":"x",
        "api_app_id":"A1","trigger_id":"2.#ROUND#","user":{"id":"U1","team_id":"T1",
        "username":"u"},"team":{"id":"T1","domain":"d"},"channel":{"id":"C1","name":"c"},
        "response_url":"http://127.0.0.1:1/r"}}
        """
                .formatted(fields);
    }
}
