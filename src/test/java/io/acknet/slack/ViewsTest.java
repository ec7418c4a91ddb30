package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.conversation.NarrowForm;
import io.acknet.conversation.Reply;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.rehearsal.workspace.blocks.BlockRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every reply in both languages, as Slack gets it. `-Dgolden.write` writes the files anew.
class ViewsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/slack");
    private static final String HOSTILE = "<!channel> <@U123> ```x``` `y` *z* \u202Egnp & \u0007";

    static Stream<Map.Entry<String, Reply>> replies() {
        Map<String, Reply> all = new LinkedHashMap<>();
        for (Lang lang : Lang.values()) {
            replies(lang).forEach((name, reply) -> all.put(name + "." + lang.code(), reply));
        }
        return all.entrySet().stream();
    }

    private static Map<String, Reply> replies(Lang lang) {
        Topic hairpin = Topics.hairpin();
        Topic other = Topics.cniVersion();
        Reply.CheckOffer offer = Topics.offer();
        Reply.Binding binding =
                new Reply.Binding(
                        "prod-1",
                        "production",
                        "uid-1",
                        "U0EMMA001",
                        Instant.parse("2026-11-01T08:00:00Z"));
        ClusterIdentity identity =
                new ClusterIdentity("prod-1", "production", "uid-1", "v1.30.1-aliyun.1");
        Map<String, Reply> all = new LinkedHashMap<>();
        all.put(
                "answer",
                new Reply.Answer(
                        lang, hairpin, Optional.of(offer), Optional.empty(), List.of(other)));
        all.put(
                "answer-unbound",
                new Reply.Answer(
                        lang,
                        hairpin,
                        Optional.empty(),
                        Optional.of(new Text("先 `/acknet bind <集群>`", "`/acknet bind <cluster>`")),
                        List.of()));
        all.put("did-you-mean", new Reply.DidYouMean(lang, HOSTILE, List.of(hairpin, other)));
        all.put(
                "no-match",
                new Reply.NoMatch(lang, HOSTILE, List.of(hairpin), Optional.of("#net & <sre>")));
        all.put("offered-check", new Reply.OfferedCheck(lang, offer));
        all.put("offered-narrowed", new Reply.OfferedCheck(lang, Topics.narrowed()));
        all.put(
                "checked-narrowed",
                new Reply.Checked(lang, hairpin, Topics.report(1), Topics.narrowed()));
        all.put("checking", new Reply.Checking(lang, offer));
        all.put("checked", new Reply.Checked(lang, hairpin, Topics.report(2), offer));
        all.put(
                "status",
                new Reply.StatusShown(
                        lang,
                        Optional.of(binding),
                        Optional.of(identity),
                        Optional.of(new Text("连不上", "unreachable")),
                        List.of("prod-1", "dev"),
                        true));
        all.put(
                "help",
                new Reply.HelpShown(
                        lang,
                        Optional.of(new Text("没有“" + HOSTILE + "”", "No “" + HOSTILE + "”")),
                        List.of(hairpin, other),
                        Optional.of(binding),
                        true));
        all.put("done", new Reply.Done(lang, new Text("已绑定 *prod*", "Bound to *prod*")));
        all.put(
                "refused",
                new Reply.Refused(
                        lang,
                        new Text("不行", "No"),
                        new Text("找 `roles.bind`", "See `roles.bind`")));
        all.put("failed", new Reply.Failed(lang, Labels.FAILED, Labels.FAILED_NEXT, "1a2b3c4d"));
        return all;
    }

    @ParameterizedTest
    @MethodSource("replies")
    void drawsWhatTheGoldenFileShows(Map.Entry<String, Reply> reply) throws IOException {
        Message message = draw(reply.getValue());
        golden(reply.getKey(), message);
    }

    private static void golden(String name, Object shown) throws IOException {
        String drawn =
                SlackJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(shown) + "\n";
        Path golden = GOLDEN.resolve(name + ".json");
        if (System.getProperty("golden.write") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void drawsNothingThatSlackRefuses(Map.Entry<String, Reply> reply) {
        Message message = draw(reply.getValue());

        assertThat(BlockRules.message(message.blocks())).isEmpty();
        assertThat(message.text()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("replies")
    void letsNothingForeignMentionAnybody(Map.Entry<String, Reply> reply) {
        Message message = draw(reply.getValue());

        assertThat(message.text()).doesNotContain("<!channel>", "<@U123>", "\u202E", "\u0007");
        mrkdwn(message.blocks())
                .forEach(text -> assertThat(text).doesNotContain("<!channel>", "<@U123>"));
        assertThat(message.blocks().toString()).doesNotContain("\u202E", "\u0007");
    }

    private static Stream<String> mrkdwn(JsonNode node) {
        Stream<String> own =
                node.path("type").asText().equals("mrkdwn")
                        ? Stream.of(node.path("text").asText())
                        : Stream.empty();
        return Stream.concat(own, node.valueStream().flatMap(ViewsTest::mrkdwn));
    }

    @Test
    void theGoldenFilesAreThoseOfTheReplies() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            Set<String> there =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(there)
                    .isEqualTo(
                            Stream.concat(
                                            replies().map(Map.Entry::getKey),
                                            Stream.of("narrow-form.zh", "narrow-form.en"))
                                    .map(name -> name + ".json")
                                    .collect(Collectors.toSet()));
        }
    }

    @Test
    void cutsWhatIsTooMuchAndKeepsTheButtons() {
        Reply huge =
                new Reply.Checked(Lang.EN, Topics.hairpin(), Topics.report(300), Topics.offer());

        Message message = draw(huge);

        assertThat(BlockRules.message(message.blocks())).isEmpty();
        assertThat(message.blocks().toString()).contains("+290 more", "Run again");
    }

    @Test
    void cutsAnAnswerThatIsLongerThanAMessageMayBe() {
        List<Topic.Part> parts =
                IntStream.range(0, 60)
                        .mapToObj(i -> new Topic.Part(Topic.Kind.BODY, "word ".repeat(200)))
                        .toList();
        Topic endless =
                new Topic(
                        "endless",
                        Map.of(Lang.EN, new Topic.Edition("Endless", List.of(), parts)),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of());

        Message message =
                draw(
                        new Reply.Answer(
                                Lang.EN,
                                endless,
                                Optional.of(Topics.offer()),
                                Optional.empty(),
                                List.of()));

        assertThat(BlockRules.message(message.blocks())).isEmpty();
        assertThat(Fit.chars(message.blocks())).isLessThan(Limits.MESSAGE_CHARS);
        assertThat(message.blocks().toString()).contains("Check on prod-1", "… +");
    }

    @Test
    void theFormIsOneThatSlackTakes() throws IOException {
        for (Lang lang : Lang.values()) {
            JsonNode form = NarrowView.draw(new NarrowForm(lang, Topics.narrowed()), "origin");
            assertThat(BlockRules.view((ObjectNode) form, "modal")).isEmpty();
            golden("narrow-form." + lang.code(), form);
        }
    }

    @Test
    void theHomeTabIsOneThatSlackTakes() {
        for (Lang lang : Lang.values()) {
            assertThat(BlockRules.view(HomeView.draw(lang, List.of()), "home")).isEmpty();
        }
    }

    private static Message draw(Reply reply) {
        AtomicInteger ids = new AtomicInteger();
        return Views.draw(reply, _ -> "id-" + ids.incrementAndGet());
    }
}
