package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.conversation.Command;
import io.acknet.rehearsal.workspace.Actor;
import io.acknet.rehearsal.workspace.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers in Slack: folded, unfolded, shared.
class AnswersTest {
    private static final String FOLDED = "Show all";
    private static final String CHANGING_STEP = "kubectl patch";

    @TempDir Path directory;
    private Bench bench;
    private Actor lilei;
    private Actor emma;

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start(directory);
        lilei = bench.slack.as(Bench.ENGINEER);
        emma = bench.slack.as(Bench.EMMA);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void whatAllSeeUnfoldsForTheReaderAloneInTheirLanguage() {
        lilei.say(Bench.CHANNEL, "@acknet why so long");
        Message answer = bench.reply(Bench.CHANNEL, AnswersTest::isFolded);

        emma.click(Bench.CHANNEL, answer.ts(), Bench.button(answer, FOLDED));
        lilei.click(Bench.CHANNEL, answer.ts(), Bench.button(answer, FOLDED));

        Bench.await(() -> !emma.modals().isEmpty() && !lilei.modals().isEmpty(), "two modals");
        assertThat(emma.modals().getFirst().toString()).contains(CHANGING_STEP, "lowers security");
        assertThat(lilei.modals().getFirst().toString()).contains(CHANGING_STEP, "降低安全性");
        assertThat(bench.said(Bench.CHANNEL)).containsExactly(answer);
    }

    @Test
    void whatOnePersonSeesUnfoldsInItsPlaceAndKeepsItsFeedback() {
        lilei.command(Bench.WITHOUT_BOT, "/acknet", "why so long");
        Message answer = bench.reply(Bench.WITHOUT_BOT, AnswersTest::isFolded);

        lilei.click(Bench.WITHOUT_BOT, answer.ts(), Bench.button(answer, FOLDED));

        Message whole = bench.reply(Bench.WITHOUT_BOT, AnswersTest::isWhole);
        assertThat(whole.ts()).isEqualTo(answer.ts());
        assertThat(whole.blocks().toString()).contains("👍 Helpful").doesNotContain(FOLDED);
        assertThat(lilei.modals()).isEmpty();
    }

    @Test
    void anAnswerForOnePersonIsSharedOnceAlsoWhereTheBotIsNoMember() {
        lilei.command(Bench.WITHOUT_BOT, "/acknet", "why so long");
        Message answer = bench.reply(Bench.WITHOUT_BOT, AnswersTest::isFolded);
        String share = Bench.button(answer, "Share to channel");

        lilei.click(Bench.WITHOUT_BOT, answer.ts(), share);

        Message shared = bench.reply(Bench.WITHOUT_BOT, message -> !message.ephemeral());
        assertThat(shared.blocks().toString())
                .contains("shared by <@" + Bench.ENGINEER + ">", FOLDED)
                .doesNotContain("Share to channel");
        Bench.await(() -> !own(answer).blocks().toString().contains("Share to"), "no button");

        var again = Blocks.button(share, "Share", share.substring("acknet.".length()));
        lilei.act(Bench.WITHOUT_BOT, answer.ts(), again);
        bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("已经失效"));
        assertThat(bench.said(Bench.WITHOUT_BOT))
                .filteredOn(message -> !message.ephemeral())
                .containsExactly(shared);
    }

    @Test
    void whatAllSeeOrNobodyElseCanSeeHasNothingToShare() {
        String direct = "D" + Bench.ENGINEER.substring(1);
        lilei.say(direct, "why so long");
        lilei.say(Bench.CHANNEL, "@acknet why so long");
        lilei.command(direct, "/acknet", "why so long");

        Bench.await(() -> bench.said(direct).size() == 2, "two answers");
        Message seen = bench.reply(Bench.CHANNEL, AnswersTest::isFolded);
        bench.reply(direct, message -> message.ephemeral() && isFolded(message));
        assertThat(seen.blocks().toString()).doesNotContain("Share");
        assertThat(bench.said(direct))
                .noneSatisfy(message -> assertThat(message.blocks().toString()).contains("Share"));
    }

    @Test
    void theShortcutAsksWithTheWordsOfAMessageForOnePersonAndNeverOrders() {
        String said = emma.say(Bench.CHANNEL, "why does it take so long").ts().orElseThrow();
        lilei.shortcut(Bench.CHANNEL, said, "ask_message");
        Message answer = bench.reply(Bench.CHANNEL, AnswersTest::isFolded);
        assertThat(answer.ephemeralFor()).contains(Bench.ENGINEER);

        String stop = emma.say(Bench.CHANNEL, "stop").ts().orElseThrow();
        lilei.shortcut(Bench.CHANNEL, stop, "ask_message");
        Bench.await(() -> bench.talk.heard().size() == 2, "two");
        assertThat(bench.talk.heard().getLast().command()).isEqualTo(new Command.Ask("stop"));
    }

    private Message own(Message answer) {
        Optional<Message> now =
                bench.said(Bench.WITHOUT_BOT).stream()
                        .filter(message -> message.ts().equals(answer.ts()))
                        .findFirst();
        return now.orElseThrow();
    }

    private static boolean isFolded(Message message) {
        return message.blocks().toString().contains(FOLDED);
    }

    private static boolean isWhole(Message message) {
        return message.blocks().toString().contains(CHANGING_STEP);
    }
}
