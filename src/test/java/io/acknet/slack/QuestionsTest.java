package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.conversation.Said;
import io.acknet.rehearsal.workspace.Actor;
import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that are asked twice, followed up, edited and deleted.
class QuestionsTest {
    private static final String DIRECT = "D" + Bench.ENGINEER.substring(1);
    private static final String HAIRPIN = "A Pod cannot reach";
    private static final String DELAY = "The network of a new Pod";

    @TempDir Path directory;
    private Bench bench;
    private Actor lilei;
    private Actor emma;

    @BeforeEach
    void start() throws IOException {
        start(Bench.start(directory));
    }

    private void start(Bench started) {
        bench = started;
        lilei = bench.slack.as(Bench.ENGINEER);
        emma = bench.slack.as(Bench.EMMA);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void theSameQuestionAgainPointsToTheFirstAnswer() {
        lilei.say(Bench.CHANNEL, "@acknet why does it fail");
        Message first = bench.reply(Bench.CHANNEL, message -> message.text().contains(HAIRPIN));

        String second = emma.say(Bench.CHANNEL, "@acknet  why does it fail").ts().orElseThrow();

        Message pointer =
                bench.reply(Bench.CHANNEL, message -> message.text().contains("a moment ago"));
        assertThat(pointer.threadTs()).contains(second);
        assertThat(pointer.text())
                .contains("<@" + Bench.ENGINEER + ">", "/p" + first.ts().replace(".", ""));
        assertThat(bench.talk.heard()).hasSize(1);

        emma.say(Bench.CHANNEL, "@acknet why does it fail today");
        Bench.await(() -> bench.talk.heard().size() == 2, "another question");
    }

    @Test
    void aFollowUpInItsThreadNeedsNoMention() {
        String question = lilei.say(Bench.CHANNEL, "@acknet why").ts().orElseThrow();
        bench.reply(Bench.CHANNEL, message -> message.text().contains(HAIRPIN));

        emma.reply(Bench.CHANNEL, question, "I had the same last week");
        lilei.reply(Bench.CHANNEL, question, "@emma why was it so long");
        lilei.reply(Bench.CHANNEL, question, "and why does it take so long");

        Message more = bench.reply(Bench.CHANNEL, message -> message.text().contains(DELAY));
        assertThat(more.threadTs()).contains(question);
        Bench.sleep(300);
        assertThat(bench.said(Bench.CHANNEL)).hasSize(2);
        assertThat(bench.talk.heard()).hasSize(2);
    }

    @Test
    void whatPeopleSayElsewhereIsNotEvenStored() {
        String talk = emma.say(Bench.CHANNEL, "lunch, anybody? why not").ts().orElseThrow();
        lilei.reply(Bench.CHANNEL, talk, "why not");
        lilei.say(Bench.CHANNEL, "@acknet why");
        bench.reply(Bench.CHANNEL, message -> message.text().contains(HAIRPIN));

        assertThat(bench.talk.heard()).hasSize(1);
        assertThat(bench.said(Bench.CHANNEL)).hasSize(1);
    }

    @Test
    void withoutTheScopeForChannelsAMentionIsStillAnsweredOnce() throws IOException {
        bench.close();
        Workspace whole = Workspace.rehearsal();
        Set<String> events = new HashSet<>(whole.app().events());
        events.remove("message.channels");
        start(
                Bench.start(
                        directory.resolve("narrow"),
                        whole.withApp(whole.app().withEvents(events)),
                        Options.standard()));
        String question = lilei.say(Bench.CHANNEL, "@acknet why").ts().orElseThrow();
        bench.reply(Bench.CHANNEL, message -> message.text().contains(HAIRPIN));
        lilei.reply(Bench.CHANNEL, question, "why so long");
        lilei.reply(Bench.CHANNEL, question, "@acknet why so long");

        bench.reply(Bench.CHANNEL, message -> message.text().contains(DELAY));
        assertThat(bench.talk.heard()).hasSize(2);
    }

    @Test
    void anEditedQuestionIsAnsweredAgainInThePlaceOfTheOldAnswer() {
        String question = lilei.say(Bench.CHANNEL, "@acknet why").ts().orElseThrow();
        Message old = bench.reply(Bench.CHANNEL, message -> message.text().contains(HAIRPIN));

        lilei.edit(Bench.CHANNEL, question, "@acknet why so long");
        Message now = bench.reply(Bench.CHANNEL, message -> message.text().contains(DELAY));
        assertThat(now.ts()).isEqualTo(old.ts());

        lilei.edit(Bench.CHANNEL, question, "@acknet why");
        bench.reply(Bench.CHANNEL, message -> message.text().contains(HAIRPIN));
        assertThat(bench.said(Bench.CHANNEL)).hasSize(1);
    }

    @Test
    void anEditThatChangesNoWordChangesNothing() {
        String question = lilei.say(DIRECT, "why").ts().orElseThrow();
        bench.reply(DIRECT, message -> message.text().contains(HAIRPIN));

        lilei.edit(DIRECT, question, "why ");
        lilei.say(DIRECT, "why so long");

        bench.reply(DIRECT, message -> message.text().contains(DELAY));
        assertThat(bench.talk.heard()).hasSize(2);
    }

    @Test
    void aMentionThatIsAddedByAnEditIsAnswered() {
        String question = lilei.say(Bench.CHANNEL, "why").ts().orElseThrow();
        lilei.edit(Bench.CHANNEL, question, "@acknet why");

        Message answer = bench.reply(Bench.CHANNEL, message -> message.text().contains(HAIRPIN));
        assertThat(answer.threadTs()).contains(question);
        assertThat(bench.said(Bench.CHANNEL)).hasSize(1);
    }

    @Test
    void withADeletedQuestionItsAnswerGoes() {
        for (String channel : List.of(Bench.CHANNEL, DIRECT)) {
            String question = lilei.say(channel, "@acknet why").ts().orElseThrow();
            bench.reply(channel, message -> message.text().contains(HAIRPIN));

            lilei.delete(channel, question);

            Bench.await(() -> bench.said(channel).isEmpty(), "nothing in " + channel);
        }
    }

    @Test
    void theLanguageIsThatOfTheWordsElseOfThePersonsSlack() {
        lilei.say(DIRECT, "hairpinMode");
        Bench.await(() -> bench.talk.heard().size() == 1, "one");
        lilei.say(DIRECT, "why does hairpinMode fail");
        Bench.await(() -> bench.talk.heard().size() == 2, "two");
        lilei.say(DIRECT, "hairpinMode 为什么不生效");
        Bench.await(() -> bench.talk.heard().size() == 3, "three");

        assertThat(bench.talk.heard())
                .extracting(Said::lang)
                .extracting(Enum::name)
                .containsExactly("ZH", "EN", "ZH");
    }
}
