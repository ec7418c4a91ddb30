package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Params;
import io.acknet.check.Plugin;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.fix.Fixes;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.match.Match;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Topic HAIRPIN = topic("hairpin", Optional.of("hairpin"));
    private static final Topic PLAN = topic("plan", Optional.empty());
    private static final Topic CIDR = topic("cidr", Optional.of("plan-cidr"));
    private static final Topic DELAY = topic("delay", Optional.of("pod-start-delay"));
    private static final Place CHANNEL = new Place("T1", "C1", Place.Kind.CHANNEL);
    private static final Person BINDER = member("UBINDER");
    private static final Person ANYONE = member("UANY");

    private Instant now = NOW;
    private final FakeInspection inspection = new FakeInspection();
    private final FakeBindings bindings = new FakeBindings();
    private final List<Reply> progress = new ArrayList<>();
    private final Roles roles = new Roles(Set.of("UBINDER", "SGROUP"));
    private final Faq faq =
            new Faq(
                    List.of(HAIRPIN, PLAN, CIDR, DELAY),
                    ConversationTest::match,
                    Optional.of("#help"));
    private final BoundClusters clusters =
            new BoundClusters(inspection, bindings, InstantSource.fixed(NOW));
    private final FakeManners manners = new FakeManners();
    private final FakeVerdicts verdicts = new FakeVerdicts();
    private int perCluster = Integer.MAX_VALUE;
    private final SharedRuns runs =
            new SharedRuns(
                    inspection,
                    verdicts,
                    () -> now,
                    new SharedRuns.Terms(() -> perCluster, CancelWishes.NO_OTHERS));
    private final ClusterChecks checks = new ClusterChecks(faq, clusters, runs, roles);
    private final Conversation conversation =
            new Conversation(
                    faq,
                    new ChannelTalk(clusters, manners, roles),
                    Inspections.of(faq, clusters, checks, verdicts),
                    roles,
                    new ChangeTalk(
                            NoChanges.desk(InstantSource.fixed(NOW)), Fixes.standard(), clusters),
                    new LearningTalk(faq, NoLearning.learning(), roles));

    @Test
    void answersAndSaysHowToBindWhereNothingIsBound() {
        Reply.Answer answer = (Reply.Answer) say(ANYONE, new Command.Ask("hairpin?"));
        assertThat(answer.topic()).isEqualTo(HAIRPIN);
        assertThat(answer.check()).isEmpty();
        assertThat(answer.bindHint()).isPresent();
    }

    @Test
    void offersTheCheckOnTheBoundCluster() {
        say(BINDER, new Command.Bind("prod"));
        Reply.Answer answer = (Reply.Answer) say(ANYONE, new Command.Ask("hairpin?"));
        assertThat(answer.check()).map(Reply.CheckOffer::run).contains(run("prod", "uid-1"));
        assertThat(answer.bindHint()).isEmpty();
    }

    @Test
    void saysSoWhenItIsNotSure() {
        assertThat(say(ANYONE, new Command.Ask("maybe"))).isInstanceOf(Reply.DidYouMean.class);
        Reply.NoMatch none = (Reply.NoMatch) say(ANYONE, new Command.Ask("lunch?"));
        assertThat(none.contact()).contains("#help");
    }

    @Test
    void whoMayBindIsOfferedToAndChoosesAmongTheClusters() {
        assertThat(((Reply.Answer) say(BINDER, new Command.ShowTopic("hairpin"))).shown().mayBind())
                .isTrue();
        assertThat(((Reply.Answer) say(ANYONE, new Command.ShowTopic("hairpin"))).shown().mayBind())
                .isFalse();
        Command.Asks asks = new Command.AskBind("");
        assertThat(conversation.objection(new Said(ANYONE, CHANNEL, asks, Lang.EN))).isPresent();
        assertThat(conversation.objection(new Said(BINDER, CHANNEL, asks, Lang.EN))).isEmpty();
        Form form = conversation.form(new Said(BINDER, CHANNEL, asks, Lang.EN)).orElseThrow();
        assertThat(form.fields().getFirst().options())
                .extracting(Form.Option::value)
                .contains("prod");
        assertThat(conversation.fill(asks, Map.of("cluster", "prod")))
                .isEqualTo(new Form.Filled.Ready(new Command.Bind("prod")));
        assertThat(conversation.fill(asks, Map.of())).isInstanceOf(Form.Filled.Wrong.class);
    }

    @Test
    void howTheBotSpeaksIsChosenByWhoeverMayBindAndKept() {
        assertThat(say(ANYONE, new Command.ChooseDetail(Detail.FULL)))
                .isInstanceOf(Reply.Refused.class);
        assertThat(manners.of("C1")).isEqualTo(Manner.PLAIN);

        say(BINDER, new Command.ChooseDetail(Detail.FULL));
        say(BINDER, new Command.ChooseLanguage(Optional.of(Lang.ZH)));
        say(BINDER, new Command.ChooseDigest(true));
        Manner chosen = new Manner(Optional.of(Lang.ZH), Detail.FULL, true);
        assertThat(manners.of("C1")).isEqualTo(chosen);
        assertThat(((Reply.StatusShown) say(ANYONE, new Command.Status())).manner())
                .isEqualTo(chosen);
        Command.Asks asks = new Command.AskManner("");
        Form form = conversation.form(new Said(BINDER, CHANNEL, asks, Lang.EN)).orElseThrow();
        assertThat(form.fields()).extracting(Form.Field::now).containsExactly("zh", "full", "on");
        assertThat(
                        conversation.fill(
                                asks,
                                Map.of("language", "auto", "detail", "short", "digest", "off")))
                .isEqualTo(new Form.Filled.Ready(new Command.ChooseManner(Manner.PLAIN)));
    }

    @Test
    void anAnswerIsAsLongAsTheChannelWantsItAndCanBeUnfolded() {
        assertThat(((Reply.Answer) say(ANYONE, new Command.Ask("hairpin?"))).shown().detail())
                .isEqualTo(Detail.SHORT);
        var unfold = new Command.ReadTopic("hairpin", "ask-1", Detail.FULL);
        Reply.Answer whole = (Reply.Answer) say(ANYONE, unfold);
        assertThat(whole.shown().detail()).isEqualTo(Detail.FULL);
        assertThat(whole.feedback()).contains(new Reply.Feedback("ask-1", false));
        say(BINDER, new Command.ChooseDetail(Detail.FULL));
        assertThat(((Reply.Answer) say(ANYONE, new Command.Ask("hairpin?"))).shown().detail())
                .isEqualTo(Detail.FULL);
    }

    @Test
    void aTopicWithoutACheckNeedsNoBinding() {
        Reply.Answer answer = (Reply.Answer) say(ANYONE, new Command.ShowTopic("plan"));
        assertThat(answer.bindHint()).isEmpty();
        assertThat(say(ANYONE, new Command.OfferCheck("plan", Map.of())))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void runsACheckAndSaysThatItRuns() {
        say(BINDER, new Command.Bind("prod"));
        Reply.Checked checked = (Reply.Checked) say(ANYONE, run("prod", "uid-1"));
        assertThat(checked.report().verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(progress).hasSize(1).first().isInstanceOf(Reply.Checking.class);
    }

    @Test
    void offersAndRunsWhatTheCheckIsNarrowedTo() {
        say(BINDER, new Command.Bind("prod"));
        Map<String, String> pod = Map.of("pod", "web/cart-0");
        var offered = (Reply.OfferedCheck) say(ANYONE, new Command.OfferCheck("hairpin", pod));
        assertThat(offered.offer().run().params()).isEqualTo(pod);
        assertThat(offered.offer().takes())
                .containsExactly(Params.Key.POD, Params.Key.SERVICE, Params.Key.NAMESPACE);
        assertThat(say(ANYONE, offered.offer().run())).isInstanceOf(Reply.Checked.class);
        assertThat(inspection.lookedAt).isEqualTo(pod);
    }

    @ParameterizedTest
    @CsvSource({
        "pid,1,unknown parameter pid",
        "node,cn-1,unknown parameter node",
        "pod,cart-0,must look like ns/name"
    })
    void saysWhatTheCheckTakesWhenAParameterIsWrong(String key, String value, String why) {
        say(BINDER, new Command.Bind("prod"));
        var command = new Command.OfferCheck("hairpin", Map.of(key, value));
        Reply.Refused refused = (Reply.Refused) say(ANYONE, command);
        assertThat(refused.reason().en().toLowerCase(Locale.ROOT)).contains(why);
        assertThat(refused.next().en())
                .contains("`pod=ns/name`", "`/acknet hairpin pod web/cart-0`");
        assertThat(refused.next().zh()).contains("`service=ns/name`");
    }

    @Test
    void theFormSaysWhichFieldIsWrong() {
        Command.RunCheck run = run("prod", "uid-1");
        Command.Asks asks = new Command.NarrowCheck(run);
        assertThat(conversation.form(new Said(ANYONE, CHANNEL, asks, Lang.EN)))
                .map(form -> form.intro().en())
                .hasValueSatisfying(intro -> assertThat(intro).contains("production"));
        assertThat(wrong(asks, Map.of("pod", "x", "namespace", "web"))).containsOnlyKeys("pod");
        assertThat(wrong(asks, Map.of("pod", "a/b", "service", "a/c"))).containsOnlyKeys("service");
        assertThat(conversation.fill(asks, Map.of("pod", "a/b")))
                .isEqualTo(new Form.Filled.Ready(run.on(Map.of("pod", "a/b"))));
        assertThat(conversation.fill(asks, Map.of())).isEqualTo(new Form.Filled.Ready(run));
    }

    private Map<String, Text> wrong(Command.Asks asks, Map<String, String> values) {
        return ((Form.Filled.Wrong) conversation.fill(asks, values)).objections();
    }

    @Test
    void whoeverAsksForTheSameWithinAMinuteGetsTheSameResult() {
        say(BINDER, new Command.Bind("prod"));
        Command.RunCheck run = run("prod", "uid-1");
        assertThat(((Reply.Checked) say(BINDER, run)).earlier()).isEmpty();
        now = NOW.plusSeconds(32);
        assertThat(((Reply.Checked) say(ANYONE, run)).earlier())
                .contains(new Reply.Earlier(Duration.ofSeconds(32), "UBINDER"));
        assertThat(inspection.runs).isEqualTo(1);

        say(ANYONE, run.on(Map.of("namespace", "web")));
        assertThat(inspection.runs).as("other parameters").isEqualTo(2);
        assertThat(((Reply.Checked) say(ANYONE, run.anew())).earlier()).as("forced").isEmpty();
        assertThat(inspection.runs).isEqualTo(3);
        now = NOW.plusSeconds(93);
        assertThat(((Reply.Checked) say(BINDER, run)).earlier()).as("too old").isEmpty();
    }

    @Test
    void whoeverAsksWhileItRunsWaitsForTheSameRun() throws Exception {
        say(BINDER, new Command.Bind("prod"));
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch joined = new CountDownLatch(1);
        inspection.duringRun =
                () -> {
                    began.countDown();
                    await(joined);
                };
        var first = CompletableFuture.supplyAsync(() -> say(BINDER, run("prod", "uid-1")));
        await(began);
        var said = new Said(ANYONE, CHANNEL, run("prod", "uid-1"), Lang.EN);
        Reply.Checked second = (Reply.Checked) conversation.reply(said, _ -> joined.countDown());
        assertThat(second.earlier()).map(Reply.Earlier::by).contains("UBINDER");
        assertThat(((Reply.Checked) first.get()).earlier()).isEmpty();
        assertThat(inspection.runs).isEqualTo(1);
    }

    @Test
    void aClusterIsSparedWhereEnoughIsReadFromIt() throws Exception {
        say(BINDER, new Command.Bind("prod"));
        perCluster = 1;
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        inspection.duringRun =
                () -> {
                    began.countDown();
                    await(refused);
                };
        Command.RunCheck run = run("prod", "uid-1");
        var first = CompletableFuture.supplyAsync(() -> say(BINDER, run));
        await(began);

        for (int click = 0; click < 3; click++) {
            Reply again = say(ANYONE, run.anew());
            assertThat(again).isInstanceOf(Reply.Refused.class);
            assertThat(((Reply.Refused) again).reason().en()).contains("already: 1");
        }
        refused.countDown();
        first.get();

        assertThat(say(ANYONE, run.anew())).isInstanceOf(Reply.Checked.class);
        assertThat(inspection.runs).isEqualTo(2);
    }

    @Test
    void whatWasReadBeforeTheClusterWasChangedIsNotSharedNorTold() {
        say(BINDER, new Command.Bind("prod"));
        Command.RunCheck run = run("prod", "uid-1");
        say(BINDER, run);

        runs.forget("uid-2");
        assertThat(((Reply.Checked) say(ANYONE, run)).earlier()).isPresent();
        runs.forget("uid-1");
        assertThat(verdicts.of("uid-1", "hairpin")).isEmpty();
        assertThat(((Reply.Checked) say(ANYONE, run)).earlier()).isEmpty();
    }

    @Test
    void aRunThatFailsIsNotShared() {
        say(BINDER, new Command.Bind("prod"));
        inspection.duringRun =
                () -> {
                    throw new Inspection.Unreachable("prod", Text.same("gone"));
                };
        assertThat(say(ANYONE, run("prod", "uid-1"))).isInstanceOf(Reply.Refused.class);
        inspection.duringRun = () -> {};
        assertThat(say(ANYONE, run("prod", "uid-1"))).isInstanceOf(Reply.Checked.class);
    }

    @Test
    void runsAllChecksWithWhatDecidesFirst() {
        assertThat(say(ANYONE, new Command.OfferAll())).isInstanceOf(Reply.Refused.class);
        say(BINDER, new Command.Bind("prod"));
        inspection.verdict = Verdict.OK;
        var offered = (Reply.OfferedAll) say(ANYONE, new Command.OfferAll());
        assertThat(offered.offer().parts()).hasSize(3);

        var all = (Reply.CheckedAll) say(ANYONE, offered.offer().run());
        assertThat(all.parts())
                .extracting(part -> part.report().verdict())
                .containsExactly(Verdict.UNKNOWN, Verdict.OK, Verdict.OK);
        assertThat(all.parts().getFirst().topic()).isEqualTo(CIDR);
        assertThat(all.left()).isEmpty();
        assertThat(progress)
                .extracting(reply -> ((Reply.CheckingAll) reply).done().size())
                .containsExactly(0, 1, 2);
        assertThat(((Reply.CheckedAll) say(BINDER, offered.offer().run())).earlier())
                .map(Reply.Earlier::by)
                .contains("UANY");
    }

    @Test
    void cancellingStopsTheReadsAndDropsTheCheckThatWasCutShort() {
        say(BINDER, new Command.Bind("prod"));
        inspection.duringRun =
                () -> {
                    if (inspection.runs == 2) {
                        cancel(BINDER);
                    }
                };
        var run = new Command.RunAll("prod", "uid-1", false);
        var all = (Reply.CheckedAll) say(ANYONE, run);
        assertThat(all.cancelledBy()).contains("UBINDER");
        assertThat(all.parts()).hasSize(1);
        assertThat(all.left()).hasSize(2);
        assertThat(inspection.runs).isEqualTo(2);
        assertThat(inspection.stops).isEqualTo(1);
        inspection.duringRun = () -> {};
        assertThat(((Reply.CheckedAll) say(ANYONE, run)).earlier()).isEmpty();
        assertThat(cancel(BINDER)).as("over").isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aGuestMayNeitherRunAllNorCancel() {
        say(BINDER, new Command.Bind("prod"));
        Person guest = new Person("T1", "UG", Person.Kind.GUEST, Optional.empty(), Set.of());
        inspection.duringRun = () -> assertThat(cancel(guest)).isInstanceOf(Reply.Refused.class);
        var run = new Command.RunAll("prod", "uid-1", false);
        assertThat(say(guest, run)).isInstanceOf(Reply.Refused.class);
        assertThat(((Reply.CheckedAll) say(ANYONE, run)).cancelledBy()).isEmpty();
    }

    private Reply cancel(Person who) {
        Command.CancelRun shown =
                progress.getLast() instanceof Reply.Checking one
                        ? one.cancel()
                        : ((Reply.CheckingAll) progress.getLast()).cancel();
        return conversation.reply(new Said(who, CHANNEL, shown, Lang.EN), _ -> {});
    }

    @Test
    void aSingleCheckIsCancelledAsTheRunOfAllIs() {
        say(BINDER, new Command.Bind("prod"));
        Person guest = new Person("T1", "UG", Person.Kind.GUEST, Optional.empty(), Set.of());
        inspection.duringRun =
                () -> {
                    assertThat(cancel(guest)).isInstanceOf(Reply.Refused.class);
                    assertThat(cancel(BINDER)).isInstanceOf(Reply.Done.class);
                };
        Command.RunCheck run = run("prod", "uid-1");
        var ended = (Reply.CheckCancelled) say(ANYONE, run);
        assertThat(ended.by()).isEqualTo("UBINDER");
        assertThat(ended.offer().run()).isEqualTo(run);
        assertThat(inspection.stops).isEqualTo(1);
        assertThat(answer(ANYONE, "hairpin").here()).as("came to nothing").isEmpty();
        inspection.duringRun = () -> {};
        assertThat(((Reply.Checked) say(ANYONE, run)).earlier()).as("not shared").isEmpty();
        assertThat(cancel(BINDER)).as("over").isInstanceOf(Reply.Refused.class);
    }

    @Test
    void theAnswerSaysWhatTheLastCheckCameTo() {
        say(BINDER, new Command.Bind("prod"));
        assertThat(answer(ANYONE, "hairpin").here()).isEmpty();
        say(ANYONE, run("prod", "uid-1").on(Map.of("namespace", "web")));
        assertThat(answer(ANYONE, "hairpin").here()).as("a part tells nothing").isEmpty();
        say(ANYONE, run("prod", "uid-1"));
        assertThat(answer(ANYONE, "hairpin").here())
                .contains(
                        new Reply.Here.Judged(
                                Verdict.PROBLEM, Text.same("headline of hairpin"), NOW));
        Person guest = new Person("T1", "UG", Person.Kind.GUEST, Optional.empty(), Set.of());
        assertThat(answer(guest, "hairpin").here()).as("not for guests").isEmpty();
    }

    @Test
    void theAnswerSaysWhenTheClusterRunsTheOtherPlugin() {
        say(BINDER, new Command.Bind("prod"));
        inspection.plugin = Optional.of(Plugin.FLANNEL);
        say(ANYONE, run("prod", "uid-1"));
        assertThat(answer(ANYONE, "delay").here())
                .contains(new Reply.Here.OtherPlugin(Plugin.FLANNEL, Plugin.TERWAY, NOW));
        assertThat(answer(ANYONE, "cidr").here()).isEmpty();
    }

    private Reply.Answer answer(Person who, String topic) {
        return (Reply.Answer) say(who, new Command.ShowTopic(topic));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsNothingWhenTheNameLeadsToAnotherClusterNow() {
        say(BINDER, new Command.Bind("prod"));
        inspection.uid = "uid-2";
        assertThat(say(ANYONE, run("prod", "uid-1"))).isInstanceOf(Reply.Refused.class);
        assertThat(inspection.runs).isZero();
    }

    @Test
    void anOldButtonDoesNotReachTheClusterBoundSince() {
        say(BINDER, new Command.Bind("prod"));
        assertThat(say(ANYONE, run("prod", "uid-of-before"))).isInstanceOf(Reply.Refused.class);
        say(BINDER, new Command.Unbind());
        assertThat(say(ANYONE, run("prod", "uid-1"))).isInstanceOf(Reply.Refused.class);
        assertThat(inspection.runs).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Person.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBER")
    void onlyMembersCheckOrBind(Person.Kind kind) {
        say(BINDER, new Command.Bind("prod"));
        Person other = new Person("T1", "UBINDER", kind, Optional.empty(), Set.of("SGROUP"));
        assertThat(say(other, run("prod", "uid-1"))).isInstanceOf(Reply.Refused.class);
        assertThat(say(other, new Command.Bind("prod"))).isInstanceOf(Reply.Refused.class);
        assertThat(say(other, new Command.Unbind())).isInstanceOf(Reply.Refused.class);
        assertThat(inspection.runs).isZero();
    }

    @Test
    void bindingNeedsARole() {
        assertThat(say(ANYONE, new Command.Bind("prod"))).isInstanceOf(Reply.Refused.class);
        assertThat(bindings.bound).isEmpty();
        Person byGroup =
                new Person("T1", "U9", Person.Kind.MEMBER, Optional.empty(), Set.of("SGROUP"));
        assertThat(say(byGroup, new Command.Bind("prod"))).isInstanceOf(Reply.Done.class);
        assertThat(bindings.bound.get("C1"))
                .isEqualTo(new Reply.Binding("prod", "production", "uid-1", "U9", NOW));
    }

    @Test
    void anEmptyListOfBindersMeansNobody() {
        assertThat(new Roles(Set.of()).mayBind(BINDER)).isFalse();
    }

    @Test
    void aClusterThatCannotBeReachedIsNotBoundAndItsVerdictIsUnknown() {
        say(BINDER, new Command.Bind("prod"));
        inspection.reachable = false;
        Reply.Checked checked = (Reply.Checked) say(ANYONE, run("prod", "uid-1"));
        assertThat(checked.report().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(say(BINDER, new Command.Bind("prod"))).isInstanceOf(Reply.Refused.class);
        Reply.StatusShown status = (Reply.StatusShown) say(ANYONE, new Command.Status());
        assertThat(status.trouble()).isPresent();
        assertThat(status.identity()).isEmpty();
    }

    @Test
    void namesTheClustersWhenTheNameIsWrong() {
        Reply.Refused refused = (Reply.Refused) say(BINDER, new Command.Bind("prdo"));
        assertThat(refused.reason().en()).contains("prdo");
        assertThat(refused.next().en()).contains("/acknet bind prod");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        Reply.HelpShown help =
                (Reply.HelpShown) say(ANYONE, new Command.Unknown("stauts", "status"));
        assertThat(help.opening().orElseThrow().en()).contains("/acknet status");
    }

    private Reply say(Person who, Command command) {
        return conversation.reply(new Said(who, CHANNEL, command, Lang.EN), progress::add);
    }

    private static Command.RunCheck run(String cluster, String uid) {
        return Command.RunCheck.once("hairpin", cluster, uid, Map.of());
    }

    private static Match match(String question) {
        Match.Hit hit = new Match.Hit(HAIRPIN, 1);
        return switch (question) {
            case "hairpin?" -> new Match.Confident(List.of(hit));
            case "maybe" -> new Match.Ambiguous(List.of(hit));
            default -> new Match.None(List.of());
        };
    }

    private static Person member(String id) {
        return new Person("T1", id, Person.Kind.MEMBER, Optional.empty(), Set.of());
    }

    private static Topic topic(String id, Optional<String> check) {
        Topic.Edition edition =
                new Topic.Edition(
                        "About " + id,
                        List.of(id),
                        List.of(new Topic.Part(Topic.Kind.BODY, "Text.")));
        return new Topic(id, Map.of(Lang.EN, edition), check, List.of(), List.of(), List.of());
    }

    private static final class FakeBindings implements Bindings {
        private final Map<String, Reply.Binding> bound = new HashMap<>();

        @Override
        public Optional<Reply.Binding> of(String channel) {
            return Optional.ofNullable(bound.get(channel));
        }

        @Override
        public void bind(String channel, Reply.Binding binding) {
            bound.put(channel, binding);
        }

        @Override
        public boolean unbind(String channel) {
            return bound.remove(channel) != null;
        }
    }

    private static final class FakeInspection implements Inspection {
        private String uid = "uid-1";
        private boolean reachable = true;
        private int runs;
        private int stops;
        private Verdict verdict = Verdict.PROBLEM;
        private Optional<Plugin> plugin = Optional.empty();
        private Runnable duringRun = () -> {};
        private Map<String, String> lookedAt = Map.of();

        @Override
        public List<Named> clusters() {
            return List.of(new Named("prod", "production"));
        }

        @Override
        public ClusterIdentity identify(String cluster) {
            if (!reachable) {
                throw new Unreachable(cluster, Text.same("connection refused"));
            }
            return new ClusterIdentity(cluster, "production", uid, "v1.30.1");
        }

        @Override
        public List<Check> checks() {
            return Checks.standard().all();
        }

        @Override
        public Optional<Snapshot> open(String cluster, String wanted) {
            if (reachable && !wanted.equals(uid)) {
                return Optional.empty();
            }
            return Optional.of(new FakeSnapshot(this, cluster, wanted));
        }
    }

    private record FakeSnapshot(FakeInspection inspection, String cluster, String uid)
            implements Inspection.Snapshot {
        @Override
        public Report run(String check, Map<String, String> params) {
            inspection.runs++;
            inspection.lookedAt = params;
            inspection.duringRun.run();
            Verdict verdict = check.equals("plan-cidr") ? Verdict.UNKNOWN : inspection.verdict;
            return new Report(
                    check,
                    new ClusterIdentity(cluster, "production", uid, "v1.30.1"),
                    inspection.reachable ? verdict : Verdict.UNKNOWN,
                    Text.same("headline of " + check),
                    List.of(),
                    NOW,
                    inspection.plugin);
        }

        @Override
        public void stop() {
            inspection.stops++;
        }
    }

    private static final class FakeVerdicts implements Verdicts {
        private final Map<String, Report> last = new HashMap<>();

        @Override
        public void remember(Report report) {
            last.put(report.cluster().uid() + "/" + report.check(), report);
        }

        @Override
        public void forget(String uid) {
            last.keySet().removeIf(key -> key.startsWith(uid + "/"));
        }

        @Override
        public Optional<Last> of(String uid, String check) {
            return Optional.ofNullable(last.get(uid + "/" + check))
                    .map(report -> new Last(report.verdict(), report.headline(), report.readAt()));
        }

        @Override
        public Optional<Seen> plugin(String uid) {
            return last.values().stream()
                    .filter(report -> report.cluster().uid().equals(uid))
                    .flatMap(report -> report.plugin().stream())
                    .findFirst()
                    .map(plugin -> new Seen(plugin, NOW));
        }
    }
}
