package io.acknet.slack;

import static io.acknet.slack.Cardboard.APPROVED;
import static io.acknet.slack.Cardboard.ASKED;
import static io.acknet.slack.Cardboard.EMMA;
import static io.acknet.slack.Cardboard.HOSTILE;
import static io.acknet.slack.Cardboard.ZHOU_MIN;
import static io.acknet.slack.Cardboard.card;
import static io.acknet.slack.Cardboard.change;
import static io.acknet.slack.Cardboard.executing;
import static io.acknet.slack.Cardboard.log;
import static io.acknet.slack.Cardboard.pending;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.Approval;
import io.acknet.change.Candidates;
import io.acknet.change.ChangeState;
import io.acknet.change.Effect;
import io.acknet.change.Effects.Objects;
import io.acknet.change.Reason;
import io.acknet.conversation.Overview;
import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.rehearsal.workspace.blocks.BlockRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The card of a change in every state, and what is said beside it, in both languages, as Slack gets
/// it. `-Dgolden.write` writes the files anew.
class ChangeViewsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/cards");

    static Stream<Map.Entry<String, Reply>> replies() {
        Map<String, Reply> all = new LinkedHashMap<>();
        for (Lang lang : Lang.values()) {
            waiting(lang).forEach((name, reply) -> all.put(name + "." + lang.code(), reply));
            begun(lang).forEach((name, reply) -> all.put(name + "." + lang.code(), reply));
            ended(lang).forEach((name, reply) -> all.put(name + "." + lang.code(), reply));
            beside(lang).forEach((name, reply) -> all.put(name + "." + lang.code(), reply));
        }
        return all.entrySet().stream();
    }

    private static Map<String, Reply> waiting(Lang lang) {
        Map<String, Reply> all = new LinkedHashMap<>();
        all.put("pending", card(lang, change(pending(true), List.of())));
        all.put("unconfirmed", card(lang, Cardboard.downgrade(pending(false))));
        all.put(
                "nobody-may-approve",
                card(
                        lang,
                        change(pending(true), List.of()),
                        new Candidates(Set.of("U0ZHOUMIN"), Optional.of(ZHOU_MIN))));
        all.put(
                "frozen",
                card(
                        lang,
                        change(pending(true), List.of()),
                        new Candidates(Set.of("S0SRE"), Optional.empty()),
                        new Text("现在是封网时间：春节。", "Changes are frozen: Spring Festival.")));
        all.put(
                "partly-approved",
                card(
                        lang,
                        change(
                                new ChangeState.Pending(2, true, APPROVED, Cardboard.UNTIL),
                                List.of())));
        all.put(
                "approved",
                card(lang, change(new ChangeState.Approved(APPROVED, Cardboard.UNTIL), List.of())));
        all.put("undo", card(lang, Cardboard.undo(pending(true))));
        return all;
    }

    private static Map<String, Reply> begun(Lang lang) {
        Map<String, Reply> all = new LinkedHashMap<>();
        all.put("executing-3", card(lang, change(executing(), log(3, 1))));
        all.put("executing-300", card(lang, change(executing(), log(300, 4))));
        all.put(
                "halted",
                card(
                        lang,
                        change(
                                new ChangeState.Halted(
                                        executing(),
                                        new Text("急停开关已打开：结算挂了。", "The kill switch is on: down."),
                                        Cardboard.effects(
                                                Objects.AS_PLANNED,
                                                new Text(
                                                        "对象已按计划写入。",
                                                        "The objects are as planned.")),
                                        ASKED),
                                log(3, 1))));
        return all;
    }

    private static Map<String, Reply> ended(Lang lang) {
        Map<String, Reply> all = new LinkedHashMap<>();
        all.put(
                "succeeded",
                card(
                        lang,
                        change(
                                new ChangeState.Succeeded(APPROVED, Cardboard.proof(), ASKED),
                                log(3, 0))));
        List<Effect> failed =
                Stream.concat(
                                log(0, 0).stream(),
                                Stream.of(
                                        Cardboard.effect(
                                                "1/evict/0",
                                                Effect.Phase.GATE_FAILED,
                                                "pods",
                                                "kube-flannel-ds-0",
                                                "node-0")))
                        .toList();
        all.put(
                "failed-put-back",
                card(
                        lang,
                        change(
                                new ChangeState.Failed(
                                        List.of(
                                                new Approval(
                                                        EMMA,
                                                        ASKED,
                                                        Optional.of("down " + HOSTILE))),
                                        new Text("第一个 Pod 没有 Ready。", "The canary is not Ready."),
                                        Cardboard.effects(
                                                Objects.PUT_BACK,
                                                new Text("旧值已放回。", "The old value is back.")),
                                        ASKED),
                                failed)));
        all.put(
                "denied",
                card(lang, change(new ChangeState.Denied(EMMA, HOSTILE, ASKED), List.of())));
        all.put("expired", card(lang, change(new ChangeState.Expired(false, ASKED), List.of())));
        all.put(
                "cancelled",
                card(
                        lang,
                        change(
                                new ChangeState.Cancelled(ZHOU_MIN, ASKED, Optional.empty()),
                                List.of())));
        all.put(
                "superseded",
                card(lang, change(new ChangeState.Superseded("8m3nr-1", ASKED), List.of())));
        return all;
    }

    private static Map<String, Reply> beside(Lang lang) {
        Map<String, Reply> all = new LinkedHashMap<>();
        all.put(
                "refused",
                new Reply.ChangeRefused(
                        lang,
                        new Text("没有执行，原因如下：", "Not done, because:"),
                        List.of(
                                new Reason(
                                        "own-request",
                                        "acknet.yaml: changes.clusters[prod].approve",
                                        new Text(
                                                "不能批准自己的申请。" + HOSTILE,
                                                "It is your own. " + HOSTILE),
                                        new Candidates(
                                                Set.of("S0SRE", "U0ZHOUMIN"),
                                                Optional.of(ZHOU_MIN)),
                                        new Text("请别人批准。", "Ask somebody else.")))));
        all.put(
                "no-plan",
                new Reply.NoPlan(
                        lang,
                        new Text("不需要修复", "Nothing to do"),
                        new Text("已经有了 " + HOSTILE, "It is there already " + HOSTILE),
                        List.of(new Text("再检查一次。", "Check again."))));
        all.put(
                "listed",
                new Reply.ChangesListed(
                        lang,
                        "prod-1",
                        List.of(
                                change(executing(), log(1, 1)),
                                change(new ChangeState.Denied(EMMA, "no", ASKED), List.of())),
                        List.of(new Text("已急停 <!channel>", "Stopped <!channel>"))));
        Text why = new Text("它已经结束 " + HOSTILE, "It is over " + HOSTILE);
        all.put(
                "stands-denied",
                new Reply.ChangeStands(
                        lang, change(new ChangeState.Denied(EMMA, "no", ASKED), List.of()), why));
        all.put(
                "stands-cancelled",
                new Reply.ChangeStands(
                        lang,
                        change(
                                new ChangeState.Cancelled(ZHOU_MIN, ASKED, Optional.empty()),
                                List.of()),
                        why));
        all.put("listed-none", new Reply.ChangesListed(lang, "prod-1", List.of(), List.of()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("replies")
    void drawsWhatTheGoldenFileShows(Map.Entry<String, Reply> reply) throws IOException {
        golden(reply.getKey(), draw(reply.getValue()));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void drawsNothingThatSlackRefusesOrThatMentionsAnybody(Map.Entry<String, Reply> reply) {
        Message message = draw(reply.getValue());
        assertThat(BlockRules.message(message.blocks())).isEmpty();
        assertThat(message.text()).isNotBlank().doesNotContain("<!channel>", "<@U123>");
        mrkdwn(message.blocks())
                .forEach(text -> assertThat(text).doesNotContain("<!channel>", "<@U123>"));
        assertThat(message.blocks().toString()).doesNotContain("\u202E", "\u0007");
    }

    @Test
    void theGoldenFilesAreThoseOfTheReplies() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(
                            replies()
                                    .map(reply -> reply.getKey() + ".json")
                                    .collect(Collectors.toSet()));
        }
    }

    @Test
    void aDiffOfSixtyLinesIsShownWholeWithItsWarningsAndButtons() {
        Message message = draw(card(Lang.EN, Cardboard.withDiff(60, 70)));
        assertThat(BlockRules.message(message.blocks())).isEmpty();
        assertThat(message.blocks().toString())
                .contains(
                        "+59 x", "every node turns NotReady", "its next upgrade", "Approve and run")
                .doesNotContain("more lines");
    }

    @Test
    void aLongerDiffIsCutAtALineAndSaysWhereTheRestIs() {
        Message message = draw(card(Lang.EN, Cardboard.withDiff(300, 200)));
        assertThat(BlockRules.message(message.blocks())).isEmpty();
        assertThat(message.blocks().toString())
                .contains(
                        "more lines; `acknet plan cni-version` shows all",
                        "every node turns NotReady",
                        "Approve and run");
    }

    @Test
    void hundredsOfPodsAreANumberAndThoseUnderWay() {
        String text = draw(card(Lang.EN, change(executing(), log(300, 4)))).blocks().toString();
        assertThat(text)
                .contains(
                        "297 done, 301 begun", "kube-flannel-ds-299 @ node-299", "Pods so far: 300")
                .doesNotContain("kube-flannel-ds-0 ");
    }

    @Test
    void aPodThatIsWatchedAfterItsEvictionIsOnePod() {
        List<Effect> log =
                Stream.concat(
                                log(1, 0).stream(),
                                Stream.of(
                                        Cardboard.effect(
                                                "1/soak/0",
                                                Effect.Phase.SEEN_THROUGH,
                                                "pods",
                                                "kube-flannel-ds-0",
                                                "node-0")))
                        .toList();
        assertThat(draw(card(Lang.EN, change(executing(), log))).blocks().toString())
                .contains("Pods so far: 1");
    }

    @Test
    void theHomeTabNamesWhatWaits() {
        for (Lang lang : Lang.values()) {
            ObjectNode home =
                    HomeView.draw(
                            new Pen(lang, _ -> "id"),
                            new Overview(
                                    lang,
                                    List.of(card(lang, change(pending(true), List.of()))),
                                    List.of(),
                                    List.of(),
                                    OptionalInt.empty(),
                                    false),
                            List.of());
            assertThat(BlockRules.view(home, "home")).isEmpty();
            assertThat(home.toString()).contains("`7K2MQ`", "prod-1", "<@U0ZHOUMIN>");
        }
    }

    private static Stream<String> mrkdwn(JsonNode node) {
        Stream<String> own =
                node.path("type").asText().equals("mrkdwn")
                        ? Stream.of(node.path("text").asText())
                        : Stream.empty();
        return Stream.concat(own, node.valueStream().flatMap(ChangeViewsTest::mrkdwn));
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

    private static Message draw(Reply reply) {
        AtomicInteger ids = new AtomicInteger();
        return Views.draw(reply, _ -> "id-" + ids.incrementAndGet());
    }
}
