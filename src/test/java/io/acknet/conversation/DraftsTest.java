package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.learn.Drafting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Topics that reviewers write: nothing is answered with them before they are published.
class DraftsTest extends Lessons {
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
        assertThat(store.learnedFiles().read().files().get("the-pump-flange.md"))
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
}
