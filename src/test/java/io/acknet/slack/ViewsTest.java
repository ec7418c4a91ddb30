package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.change.Action;
import io.acknet.check.Plugin;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.conversation.ChannelForms;
import io.acknet.conversation.Command;
import io.acknet.conversation.Detail;
import io.acknet.conversation.Form;
import io.acknet.conversation.Inspection;
import io.acknet.conversation.Manner;
import io.acknet.conversation.Overview;
import io.acknet.conversation.Reply;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.rehearsal.workspace.blocks.BlockRules;
import io.acknet.store.ChannelCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    private static final Instant READ_AT = Instant.parse("2026-11-01T14:02:00Z");
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
                        lang,
                        hairpin,
                        Optional.empty(),
                        Optional.of(offer),
                        Optional.empty(),
                        List.of(other)));
        Reply.Answer folded =
                new Reply.Answer(
                        lang,
                        Topics.startDelay(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Text("先 `/acknet bind <集群>`", "`/acknet bind <cluster>`")),
                        List.of(other),
                        Optional.of(new Reply.Feedback("ask-1", false)),
                        new Reply.Shown(
                                Detail.SHORT, List.of("Warning  FailedMount " + HOSTILE), true));
        all.put("answer-short", folded);
        all.put(
                "asked-before",
                new Reply.AskedBefore(
                        lang, "U0EMMA001", "https://yunqiao.slack.com/archives/C1/p1795412790"));
        all.put("welcomed", new Reply.Welcomed(lang, Optional.of(binding)));
        all.put("welcomed-unbound", new Reply.Welcomed(lang, Optional.empty()));
        all.put("answer-problem-here", knownHere(lang, judged(Verdict.PROBLEM)));
        all.put("answer-ok-here", knownHere(lang, judged(Verdict.OK)));
        all.put("answer-not-applicable-here", knownHere(lang, judged(Verdict.NOT_APPLICABLE)));
        all.put("answer-unknown-here", knownHere(lang, judged(Verdict.UNKNOWN)));
        all.put(
                "answer-other-plugin",
                knownHere(
                        lang, new Reply.Here.OtherPlugin(Plugin.TERWAY, Plugin.FLANNEL, READ_AT)));
        all.put("offered-all", new Reply.OfferedAll(lang, Topics.offerAll()));
        List<Reply.Checked> parts =
                List.of(
                        Topics.checked(lang, hairpin, Verdict.PROBLEM),
                        Topics.checked(lang, other, Verdict.UNKNOWN));
        all.put(
                "checking-all",
                new Reply.CheckingAll(
                        lang,
                        Topics.offerAll(),
                        parts,
                        Optional.of(HOSTILE),
                        new Command.CancelRun("run-1")));
        all.put("checked-all", checkedAll(lang, parts, List.of(), Optional.empty()));
        all.put(
                "cancelled-all",
                checkedAll(lang, parts, List.of(HOSTILE), Optional.of("U0EMMA001")));
        all.put(
                "checked-shared",
                new Reply.Checked(
                        lang,
                        hairpin,
                        Topics.report(1),
                        offer,
                        Optional.of(new Reply.Earlier(Duration.ofSeconds(32), "U0EMMA001"))));
        all.put(
                "answer-unbound",
                new Reply.Answer(
                        lang,
                        hairpin,
                        Optional.empty(),
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
                new Reply.Checked(
                        lang, hairpin, Topics.report(1), Topics.narrowed(), Optional.empty()));
        all.put("checking", new Reply.Checking(lang, offer, new Command.CancelRun("run-1")));
        all.put("working", new Reply.Working(lang));
        all.put("check-cancelled", new Reply.CheckCancelled(lang, offer, "U0EMMA001"));
        all.put(
                "checked",
                new Reply.Checked(lang, hairpin, Topics.report(2), offer, Optional.empty()));
        all.put(
                "status",
                new Reply.StatusShown(
                        lang,
                        Optional.of(binding),
                        Optional.of(identity),
                        Optional.of(new Text("连不上", "unreachable")),
                        List.of("prod-1", "dev"),
                        true,
                        List.of(
                                new Text(
                                        "变更 `7K2MQ` 执行中 <!channel>",
                                        "Change `7K2MQ` runs <!channel>")),
                        new Manner(Optional.of(Lang.ZH), Detail.FULL, true)));
        all.put(
                "help",
                new Reply.HelpShown(
                        lang,
                        Optional.of(new Text("没有“" + HOSTILE + "”", "No “" + HOSTILE + "”")),
                        List.of(hairpin, other),
                        Optional.of(binding),
                        true,
                        true,
                        Set.of(Action.values())));
        all.put("done", new Reply.Done(lang, new Text("已绑定 *prod*", "Bound to *prod*")));
        all.put(
                "refused",
                new Reply.Refused(
                        lang,
                        new Text("不行", "No"),
                        new Text("找 `roles.bind`", "See `roles.bind`")));
        all.put("failed", new Reply.Failed(lang, Labels.FAILED, Labels.FAILED_NEXT, "1a2b3c4d"));
        all.putAll(LearningReplies.in(lang, HOSTILE));
        return all;
    }

    private static Reply knownHere(Lang lang, Reply.Here here) {
        return new Reply.Answer(
                lang,
                Topics.cniVersion(),
                Optional.of(here),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Reply.Here judged(Verdict verdict) {
        return new Reply.Here.Judged(
                verdict, new Text("一句结论 <!channel>", "The headline <!channel>"), READ_AT);
    }

    private static Reply checkedAll(
            Lang lang, List<Reply.Checked> parts, List<String> left, Optional<String> by) {
        return new Reply.CheckedAll(lang, Topics.offerAll(), parts, left, by, Optional.empty());
    }

    @Test
    void theDetailsOfAllChecksFollowOrComeInOneMessage() {
        Reply all = all();
        assertThat(Views.following(all, _ -> "id")).hasSize(2);
        Message digest = Views.digest(all).orElseThrow();
        assertThat(BlockRules.message(digest.blocks())).isEmpty();
        assertThat(digest.blocks().toString())
                .contains("A Pod cannot reach its own Service", "Nodes NotReady")
                .doesNotContain("actions");
    }

    private static Reply all() {
        return checkedAll(
                Lang.EN,
                List.of(
                        Topics.checked(Lang.EN, Topics.hairpin(), Verdict.PROBLEM),
                        Topics.checked(Lang.EN, Topics.cniVersion(), Verdict.UNKNOWN)),
                List.of(),
                Optional.empty());
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
                                            Stream.of(
                                                            "narrow-form",
                                                            "bind-form",
                                                            "settings-form",
                                                            "answer-whole",
                                                            "home")
                                                    .flatMap(ViewsTest::inBoth))
                                    .map(name -> name + ".json")
                                    .collect(Collectors.toSet()));
        }
    }

    private static Stream<String> inBoth(String name) {
        return Stream.of(Lang.values()).map(lang -> name + "." + lang.code());
    }

    @Test
    void cutsWhatIsTooMuchAndKeepsTheButtons() {
        Reply huge =
                new Reply.Checked(
                        Lang.EN,
                        Topics.hairpin(),
                        Topics.report(300),
                        Topics.offer(),
                        Optional.empty());

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
                                Optional.empty(),
                                Optional.of(Topics.offer()),
                                Optional.empty(),
                                List.of()));

        assertThat(BlockRules.message(message.blocks())).isEmpty();
        assertThat(Fit.chars(message.blocks())).isLessThan(Limits.MESSAGE_CHARS);
        assertThat(message.blocks().toString()).contains("Check on prod-1", "… +");
    }

    @Test
    void helpNamesEveryCommandToThoseWhoMayUseItAndNoOther() {
        String all = help(true, Set.of(Action.values()));
        List.of(
                        "check <",
                        "hairpin pod",
                        "doctor-network",
                        "status",
                        "help",
                        "fix",
                        "changes",
                        "change <",
                        "approve",
                        "deny",
                        "undo",
                        "continue",
                        "cancel",
                        "stop",
                        "resume",
                        "why",
                        "gaps",
                        "drafts",
                        "bind <",
                        "unbind",
                        "settings",
                        "language",
                        "detail",
                        "digest")
                .forEach(word -> assertThat(all).contains("/acknet " + word.replace("<", "&lt;")));
        assertThat(help(false, Set.of()))
                .contains("/acknet check")
                .doesNotContain("approve", "stop", "gaps", "bind", "digest");
    }

    private static String help(boolean may, Set<Action> actions) {
        return draw(new Reply.HelpShown(
                        Lang.EN, Optional.empty(), List.of(), Optional.empty(), may, may, actions))
                .blocks()
                .toString();
    }

    @Test
    void aShortAnswerShowsNoStepThatChangesSomethingWithoutItsWarning() {
        for (Lang lang : Lang.values()) {
            Reply.Answer answer = startDelay(lang);
            String drawn = draw(answer).blocks().toString();
            String whole =
                    AnswerView.modal(new Pen(lang, _ -> "id"), answer).path("blocks").toString();

            assertThat(drawn).contains("kubectl get cm").doesNotContain("kubectl patch");
            assertThat(drawn).contains(lang == Lang.ZH ? "展开全部：现象、处理、注意、适用" : "Show all: symptom");
            assertThat(whole).contains("kubectl get cm", "kubectl patch");
            assertThat(whole).contains(lang == Lang.ZH ? "降低安全性" : "lowers security");
        }
    }

    private static Reply.Answer startDelay(Lang lang) {
        return new Reply.Answer(
                lang,
                Topics.startDelay(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Reply.Shown(Detail.SHORT, List.of(), false));
    }

    @Test
    void theWholeAnswerIsAModalThatSlackTakes() throws IOException {
        for (Lang lang : Lang.values()) {
            ObjectNode modal = AnswerView.modal(new Pen(lang, _ -> "id"), startDelay(lang));
            assertThat(BlockRules.view(modal, "modal")).isEmpty();
            golden("answer-whole." + lang.code(), modal);
        }
    }

    @Test
    void theFormIsOneThatSlackTakes() throws IOException {
        for (Lang lang : Lang.values()) {
            goldenForm("narrow-form." + lang.code(), Topics.form(lang));
        }
    }

    @Test
    void theFormsAboutAChannelAreOnesThatSlackTakes() throws IOException {
        List<Inspection.Named> clusters =
                List.of(
                        new Inspection.Named("prod-1", "production"),
                        new Inspection.Named("dev", "test"));
        Manner manner = new Manner(Optional.empty(), Detail.SHORT, true);
        for (Lang lang : Lang.values()) {
            Form bind = ChannelForms.bind(lang, clusters).orElseThrow();
            goldenForm("bind-form." + lang.code(), bind);
            goldenForm("settings-form." + lang.code(), ChannelForms.manner(lang, manner));
        }
    }

    private static void goldenForm(String name, Form form) throws IOException {
        ObjectNode modal = FormView.draw(form, "origin");
        assertThat(BlockRules.view(modal, "modal")).isEmpty();
        golden(name, modal);
    }

    @Test
    void theHomeTabIsOneThatSlackTakes() throws IOException {
        for (Lang lang : Lang.values()) {
            ObjectNode home = HomeView.draw(pen(lang), overview(lang), bindings());
            assertThat(BlockRules.view(home, "home")).isEmpty();
            golden("home." + lang.code(), home);
        }
    }

    private static Overview overview(Lang lang) {
        return new Overview(
                lang,
                List.of(Cardboard.card(lang, Cardboard.change(Cardboard.pending(true), List.of()))),
                List.of(
                        new Overview.Standing(
                                "prod-1",
                                "production",
                                true,
                                Set.of(Action.REQUEST, Action.APPROVE)),
                        new Overview.Standing("dev", "test", false, Set.of())),
                List.of(Topics.hairpin(), Topics.cniVersion()),
                OptionalInt.of(3),
                true);
    }

    private static List<ChannelCluster> bindings() {
        return List.of(new ChannelCluster("C0PRODONC", "prod-1", "production", "u", "U1", READ_AT));
    }

    private static Pen pen(Lang lang) {
        AtomicInteger ids = new AtomicInteger();
        return new Pen(lang, _ -> "id-" + ids.incrementAndGet());
    }

    private static Message draw(Reply reply) {
        AtomicInteger ids = new AtomicInteger();
        return Views.draw(reply, _ -> "id-" + ids.incrementAndGet());
    }
}
