package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeDesk;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.fix.Fixes;
import io.acknet.knowledge.Addition;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.learn.Cluster;
import io.acknet.learn.Drafting;
import io.acknet.learn.Learning;
import io.acknet.learn.Opinion;
import io.acknet.match.reload.KnowledgeDirectory;
import io.acknet.match.reload.LiveKnowledge;
import io.acknet.redact.Redactor;
import io.acknet.store.Gap;
import io.acknet.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a question that nobody could answer to an answer, and what keeps a bad lesson out.
class LearningTest {
    private static final String UNKNOWN = "the flange of the pump rattles loudly";
    private static final String KNOWN = "the outlet valve of the tank leaks";
    private static final Person REVIEWER = person("UREVIEW");
    private static final Person ANYONE = person("UANY");

    @TempDir Path temporary = Path.of("");

    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final InstantSource clock = () -> now;
    private final ChangeDesk desk = NoChanges.desk(clock);
    private Store store;
    private LiveKnowledge knowledge;
    private Learning learning;

    @BeforeEach
    void start() throws IOException {
        Path topics = Files.createDirectories(temporary.resolve("topics"));
        if (!Files.exists(topics.resolve("valve.md"))) {
            KnowledgeDirectory.in(topics);
        }
        store = Store.open(temporary.resolve("db").toString());
        knowledge =
                LiveKnowledge.of(
                        Library.load(topics),
                        new LiveKnowledge.Places(
                                Optional.empty(), Optional.of(temporary.resolve("learned"))),
                        new Lint(Set.of(), Set.of()),
                        clock);
        learning = new Learning(knowledge, store, Redactor.standard(), clock);
    }

    @AfterEach
    void stop() {
        knowledge.close();
        store.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    @Test
    void aQuestionUnansweredTwiceIsOneGapAndOneReviewedAskingAnswersIt() throws Exception {
        assertThat(ask(UNKNOWN)).isInstanceOf(Reply.NoMatch.class);
        assertThat(ask("The  FLANGE of the pump rattles loudly?"))
                .isInstanceOf(Reply.NoMatch.class);
        Gap gap = onlyGap();
        assertThat(gap.times()).isEqualTo(2);
        assertThat(gap.why()).isEqualTo("none");

        Form form = conversation(talk -> talk.form(reviewing(new Command.AskTeach(gap.id()))));
        assertThat(form.fields()).extracting(Form.Field::id).contains("topic", "as", "wording");
        Form.Filled filled =
                conversation(talk ->
                        Optional.of(
                                talk.fill(
                                        new Command.AskTeach(gap.id()),
                                        Map.of(
                                                "topic", "valve",
                                                "as", "asking",
                                                "wording", UNKNOWN))));
        Command teach = ((Form.Filled.Ready) filled).command();
        assertThat(say(REVIEWER, teach)).isInstanceOf(Reply.Done.class);

        assertThat(ask(UNKNOWN))
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer -> assertThat(answer.topic().id()).isEqualTo("valve"));
        assertThat(clusters()).isEmpty();

        restart();
        assertThat(ask(UNKNOWN)).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void anAskingThatBreaksAMustNotMatchIsRefusedWithTheReasonAndNothingIsKept() throws Exception {
        ask(UNKNOWN);
        Reply reply =
                say(REVIEWER, teach(Addition.Kind.ASKING, "replace my battery, pressure sensor"));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.NotLearned.class,
                        refused ->
                                assertThat(refused.reasons())
                                        .singleElement()
                                        .satisfies(reason ->
                                                assertThat(reason.en())
                                                        .contains(
                                                                "“replace the battery of the pressure sensor” must not be answered with `valve`",
                                                                "it held before")));
        assertThat(onlyGap().state()).isEqualTo(Gap.State.OPEN);
        assertThat(temporary.resolve("learned/additions.yaml")).doesNotExist();
        assertThat(ask("replace the battery of the pressure sensor"))
                .isNotInstanceOf(Reply.Answer.class);
    }

    @Test
    void aMustNotMatchThatIsAnsweredIsRefused() {
        ask(UNKNOWN);
        assertThat(say(REVIEWER, teach(Addition.Kind.REJECT, KNOWN)))
                .isInstanceOf(Reply.NotLearned.class);
        assertThat(say(REVIEWER, teach(Addition.Kind.MATCH, "who won the match")))
                .isInstanceOf(Reply.NotLearned.class);
        assertThat(say(REVIEWER, teach(Addition.Kind.REJECT, UNKNOWN)))
                .isInstanceOf(Reply.Done.class);
        assertThat(clusters()).isEmpty();
    }

    @Test
    void onlyReviewersMayLookAndTeach() {
        ask(UNKNOWN);
        for (Command command :
                List.of(
                        new Command.ListGaps(),
                        new Command.ListDrafts(),
                        new Command.DismissGap(onlyGap().id()),
                        teach(Addition.Kind.ASKING, UNKNOWN),
                        new Command.PublishDraft("x"))) {
            assertThat(say(ANYONE, command)).isInstanceOf(Reply.Refused.class);
        }
        Reply objection =
                conversation(talk ->
                        talk.objection(
                                new Said(
                                        ANYONE,
                                        new Place("T1", "C1", Place.Kind.CHANNEL),
                                        new Command.AskDraftOf("text"),
                                        Lang.EN)));
        assertThat(objection).isInstanceOf(Reply.Refused.class);
        assertThat(clusters()).hasSize(1);
    }

    @Test
    void anOpinionCountsOncePerPersonAndAnswer() {
        String ask = feedback(ask(KNOWN));
        Command unhelpful = new Command.Judge(ask, "valve", Opinion.UNHELPFUL);

        assertThat(text(say(ANYONE, unhelpful))).contains("Thanks");
        assertThat(text(say(ANYONE, unhelpful))).contains("the first time counts");
        assertThat(text(say(REVIEWER, unhelpful))).contains("Thanks");

        assertThat(onlyGap().times()).isEqualTo(1);
        assertThat(onlyGap().why()).isEqualTo("unhelpful");
        assertThat(text(say(ANYONE, new Command.Judge("gone", "valve", Opinion.HELPFUL))))
                .contains("too old");
    }

    @Test
    void helpfulIsNoGap() {
        String ask = feedback(ask(KNOWN));
        say(ANYONE, new Command.Judge(ask, "valve", Opinion.HELPFUL));
        assertThat(clusters()).isEmpty();
    }

    @Test
    void theRightSuggestionIsKeptWithTheGap() {
        Reply.NoMatch none = (Reply.NoMatch) ask(UNKNOWN);
        String id = none.ask().orElseThrow();
        Reply.Answer shown = (Reply.Answer) say(ANYONE, new Command.OpenSuggestion("sensor", id));
        assertThat(shown.feedback()).contains(new Reply.Feedback(id, true));

        say(ANYONE, new Command.Judge(id, "sensor", Opinion.RIGHT));

        assertThat(onlyGap().confirmed()).isEqualTo("sensor");
        assertThat(onlyGap().times()).isEqualTo(1);
    }

    @Test
    void suggestionsThatNobodyOpensBecomeAGapAfterAWhile() {
        String maybe = "outlet valve tank";
        Reply.DidYouMean unopened = (Reply.DidYouMean) ask(maybe);
        Reply.DidYouMean opened = (Reply.DidYouMean) ask(maybe);
        say(ANYONE, new Command.OpenSuggestion("valve", opened.ask().orElseThrow()));
        assertThat(unopened.ask()).isPresent();
        assertThat(clusters()).isEmpty();

        now = now.plus(Duration.ofMinutes(31));

        assertThat(onlyGap().why()).isEqualTo("ambiguous");
        assertThat(onlyGap().times()).isEqualTo(1);
    }

    @Test
    void secretsAndNamesAreNotKept() throws Exception {
        ask(UNKNOWN + " password=hunter22 LTAI4GAbcdefghijklmnopqr");
        String question = onlyGap().question();
        assertThat(question).contains("flange").doesNotContain("hunter22", "LTAI4G");
        say(ANYONE, new Command.Judge(feedback(ask(KNOWN)), "valve", Opinion.UNHELPFUL));
        stop();
        byte[] database = Files.readAllBytes(temporary.resolve("db"));
        assertThat(new String(database, StandardCharsets.ISO_8859_1))
                .doesNotContain("hunter22", "UANY");
        start();
    }

    @Test
    void whatIsDismissedStaysAwayAndOldGapsGo() {
        ask(UNKNOWN);
        say(REVIEWER, new Command.DismissGap(onlyGap().id()));
        ask(UNKNOWN);
        assertThat(clusters()).isEmpty();

        ask("how do I paint a fence in a rainy autumn");
        assertThat(clusters()).hasSize(1);
        now = now.plus(Duration.ofDays(181));
        assertThat(clusters()).isEmpty();
    }

    @Test
    void aDraftAnswersNobodyUntilItIsPublished() throws Exception {
        ask(UNKNOWN);
        Form.Filled filled =
                conversation(talk ->
                        Optional.of(
                                talk.fill(
                                        new Command.AskDraft(onlyGap().id()),
                                        Map.of(
                                                "title", "The pump flange",
                                                "lang", "en",
                                                "askings", "- " + UNKNOWN + "\npump flange noise",
                                                "answer",
                                                        "# Why\nIt is loose. token=abcdef1234567890\n```\ntighten"))));
        assertThat(say(REVIEWER, ((Form.Filled.Ready) filled).command()))
                .isInstanceOf(Reply.Done.class);
        assertThat(ask(UNKNOWN)).isInstanceOf(Reply.NoMatch.class);
        restart();
        Reply.DraftsListed listed = (Reply.DraftsListed) say(REVIEWER, new Command.ListDrafts());
        assertThat(listed.drafts()).extracting(Topic::id).containsExactly("the-pump-flange");
        assertThat(Files.readString(temporary.resolve("learned/the-pump-flange.md")))
                .contains("draft: true", "### Why")
                .doesNotContain("abcdef1234567890");

        assertThat(say(REVIEWER, new Command.PublishDraft("the-pump-flange")))
                .isInstanceOf(Reply.Done.class);

        assertThat(ask(UNKNOWN))
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer -> assertThat(answer.topic().id()).isEqualTo("the-pump-flange"));
        restart();
        assertThat(ask(UNKNOWN)).isInstanceOf(Reply.Answer.class);
        assertThat(((Reply.DraftsListed) say(REVIEWER, new Command.ListDrafts())).drafts())
                .isEmpty();
    }

    @Test
    void aDraftWithoutAnAnswerIsNotPublished() {
        say(
                REVIEWER,
                new Command.MakeDraft(new Drafting("法兰", Lang.ZH, List.of("法兰很响"), ""), "", ""));
        Topic draft =
                ((Reply.DraftsListed) say(REVIEWER, new Command.ListDrafts())).drafts().getFirst();

        assertThat(say(REVIEWER, new Command.PublishDraft(draft.id())))
                .isInstanceOfSatisfying(
                        Reply.NotLearned.class,
                        refused ->
                                assertThat(refused.reasons().getFirst().en())
                                        .contains("answers nothing"));
        assertThat(text(say(REVIEWER, new Command.DiscardDraft(draft.id())))).contains("deleted");
        assertThat(((Reply.DraftsListed) say(REVIEWER, new Command.ListDrafts())).drafts())
                .isEmpty();
    }

    @Test
    void aMessageBecomesADraftWithoutItsSecrets() {
        Command.Asks asks =
                conversation(
                        talk -> Optional.of(talk.draftOf("<@U123> restart it, password=hunter22")));
        Form form = conversation(talk -> talk.form(reviewing(asks)));
        assertThat(form.fields())
                .filteredOn(field -> field.id().equals("answer"))
                .extracting(Form.Field::now)
                .singleElement()
                .satisfies(
                        now -> assertThat(now).startsWith("restart it").doesNotContain("hunter22"));
    }

    private Command teach(Addition.Kind kind, String text) {
        return new Command.Teach(onlyGap().id(), new Addition("valve", Lang.EN, kind, text));
    }

    private Reply ask(String question) {
        return say(ANYONE, new Command.Ask(question));
    }

    private static String feedback(Reply reply) {
        return ((Reply.Answer) reply).feedback().orElseThrow().ask();
    }

    private static String text(Reply reply) {
        return ((Reply.Done) reply).text().en();
    }

    private List<Cluster> clusters() {
        return ((Reply.GapsListed) say(REVIEWER, new Command.ListGaps())).clusters();
    }

    private Gap onlyGap() {
        assertThat(clusters()).hasSize(1);
        return clusters().getFirst().first();
    }

    private Reply say(Person who, Command command) {
        Place place = new Place("T1", "C1", Place.Kind.CHANNEL);
        return conversation(
                talk -> Optional.of(talk.reply(new Said(who, place, command, Lang.EN), _ -> {})));
    }

    private <T> T conversation(Function<Conversation, Optional<T>> work) {
        return knowledge
                .use(matcher -> {
                    Faq faq = new Faq(matcher.library().topics(), matcher::match, Optional.empty());
                    Roles roles = new Roles(Set.of(), Set.of("UREVIEW"));
                    ConfiguredClusters none =
                            new ConfiguredClusters(List.of(), Checks.standard(), clock);
                    BoundClusters bound = new BoundClusters(none, new NothingBound(), clock);
                    SharedRuns runs = new SharedRuns(none, new NothingKnown(), clock);
                    ClusterChecks checks = new ClusterChecks(faq, bound, runs, roles);
                    return work.apply(
                            new Conversation(
                                    faq,
                                    new ChannelTalk(bound, new FakeManners(), roles),
                                    Inspections.of(faq, bound, checks, new NothingKnown()),
                                    roles,
                                    new ChangeTalk(desk, Fixes.standard(), bound),
                                    new LearningTalk(faq, learning, roles)));
                })
                .orElseThrow();
    }

    private static Said reviewing(Command command) {
        return new Said(REVIEWER, new Place("T1", "C1", Place.Kind.CHANNEL), command, Lang.EN);
    }

    private static Person person(String id) {
        return new Person("T1", id, Person.Kind.MEMBER, Optional.of(Lang.EN), Set.of());
    }

    private static final class NothingBound implements Bindings {
        @Override
        public Optional<Reply.Binding> of(String channel) {
            return Optional.empty();
        }

        @Override
        public void bind(String channel, Reply.Binding binding) {}

        @Override
        public boolean unbind(String channel) {
            return false;
        }
    }

    private static final class NothingKnown implements Verdicts {
        @Override
        public void remember(Report report) {}

        @Override
        public void forget(String uid) {}

        @Override
        public Optional<Last> of(String uid, String check) {
            return Optional.empty();
        }

        @Override
        public Optional<Seen> plugin(String uid) {
            return Optional.empty();
        }
    }
}
