package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Addition;
import io.acknet.lang.Lang;
import io.acknet.learn.Opinion;
import io.acknet.store.Gap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// From a question that nobody could answer to an answer, and what keeps a bad lesson out.
class LearningTest extends Lessons {
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
        assertThat(store.learnedFiles().read().files()).isEmpty();
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
        learning.tidy(Duration.ofDays(180));
        assertThat(clusters()).isEmpty();
    }
}
