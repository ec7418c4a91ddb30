package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Command;
import io.acknet.conversation.Person;
import io.acknet.conversation.Said;
import io.acknet.lang.Lang;
import io.acknet.rehearsal.workspace.Actor;
import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Outcome;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.store.ChannelCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bot between an unmodified SDK and a stand-in for Slack.
class SlackBotTest {
    private static final String TITLE_ZH = "Pod 访问自己的 Service 时好时坏";

    @TempDir Path directory;
    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start(directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aChannelThatIsSharedOutsideLosesItsCluster() {
        var bindings = bench.store.channelClusters();
        bindings.bind(
                new ChannelCluster(
                        Bench.CHANNEL, "prod", "production", "uid-1", "U1", Instant.EPOCH));
        bindings.bind(
                new ChannelCluster(
                        Bench.WITHOUT_BOT, "prod", "production", "uid-1", "U1", Instant.EPOCH));

        bench.slack.shareOutside(Bench.CHANNEL, "T0PARTNER");

        bench.reply(
                Bench.CHANNEL,
                message -> message.blocks().toString().contains("another organisation"));
        assertThat(bindings.of(Bench.CHANNEL)).isEmpty();
        assertThat(bindings.of(Bench.WITHOUT_BOT)).isPresent();
    }

    @Test
    void answersAMentionInAThreadInTheLanguageOfTheQuestion() {
        String ts = ask("@acknet Pod 为什么连不上自己");

        Message answer = bench.reply(Bench.CHANNEL, message -> message.text().contains(TITLE_ZH));

        assertThat(answer.threadTs()).contains(ts);
        assertThat(bench.said(Bench.CHANNEL)).hasSize(1);
        Said said = bench.talk.heard().getFirst();
        assertThat(said.command()).isEqualTo(new Command.Ask("Pod 为什么连不上自己"));
        assertThat(said.lang()).isEqualTo(Lang.ZH);
        assertThat(said.who().kind()).isEqualTo(Person.Kind.MEMBER);
    }

    @Test
    void answersACommandForThatPersonAloneWhereTheBotIsNoMember() {
        Outcome outcome =
                bench.slack.as(Bench.ENGINEER).command(Bench.WITHOUT_BOT, "/acknet", "why so");

        assertThat(outcome.acknowledged()).isTrue();
        Message answer = bench.reply(Bench.WITHOUT_BOT, message -> !message.text().isEmpty());
        assertThat(answer.ephemeralFor()).contains(Bench.ENGINEER);
        assertThat(answer.text()).contains("A Pod cannot reach its own Service");
    }

    @Test
    void speaksThePersonsLanguageWhenABareCommandHasNone() {
        bench.slack.as(Bench.ENGINEER).command(Bench.CHANNEL, "/acknet", "help");
        bench.slack.as(Bench.EMMA).command(Bench.CHANNEL, "/acknet", "help");

        Bench.await(() -> bench.talk.heard().size() == 2, "two commands");
        assertThat(bench.talk.heard()).extracting(Said::lang).contains(Lang.ZH, Lang.EN);
    }

    @Test
    void editsOneMessageFromCheckingToTheVerdictAndLeavesTheAnswer() {
        ask("@acknet why");
        Message answer = bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));

        Outcome outcome =
                bench.slack
                        .as(Bench.EMMA)
                        .click(Bench.CHANNEL, answer.ts(), Bench.button(answer, "Check on"));

        assertThat(outcome.acknowledged()).isTrue();
        Message verdict =
                bench.reply(Bench.CHANNEL, message -> message.text().contains("hairpinMode"));
        assertThat(verdict.threadTs()).isEqualTo(answer.threadTs());
        assertThat(bench.said(Bench.CHANNEL)).hasSize(2).contains(answer);
    }

    @Test
    void aCheckTakesThePlaceOfAnAnswerThatOnlyOnePersonSees() {
        bench.slack.as(Bench.ENGINEER).command(Bench.WITHOUT_BOT, "/acknet", "why");
        Message answer = bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("Pod"));

        bench.slack
                .as(Bench.ENGINEER)
                .click(Bench.WITHOUT_BOT, answer.ts(), Bench.button(answer, "Check on"));

        bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("hairpinMode"));
        assertThat(bench.said(Bench.WITHOUT_BOT)).hasSize(1);
    }

    @Test
    void aFormKeepsOpenUntilItsFieldsAreRightAndThenRunsTheCheckInTheThread() {
        ask("@acknet why");
        Message answer = bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));
        Actor emma = bench.slack.as(Bench.EMMA);
        emma.click(Bench.CHANNEL, answer.ts(), Bench.button(answer, "Narrow it down"));
        Bench.await(() -> !emma.modals().isEmpty(), "a form");
        String form = emma.modals().getFirst().path("id").asText();

        Outcome wrong = emma.submit(form, filledIn("cart-0"));
        assertThat(wrong.errors()).containsOnlyKeys("pod");
        assertThat(emma.modals()).hasSize(1);

        emma.submit(form, filledIn("ｗｅｂ／cart-0"));
        Message verdict =
                bench.reply(Bench.CHANNEL, message -> message.text().contains("hairpinMode"));
        assertThat(emma.modals()).isEmpty();
        assertThat(verdict.threadTs()).isEqualTo(answer.threadTs());
        assertThat(bench.talk.heard().getLast().command())
                .isEqualTo(
                        Command.RunCheck.once(
                                "hairpin", "prod-1", "uid-1", Map.of("pod", "web/cart-0")));
    }

    @Test
    void theShortcutOfAMessageOpensAForm() {
        ask("@acknet why");
        Message answer = bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));
        Actor emma = bench.slack.as(Bench.EMMA);

        emma.shortcut(Bench.CHANNEL, answer.ts(), "of_an_older_version");
        emma.shortcut(Bench.CHANNEL, answer.ts(), "save_draft");

        Bench.await(() -> emma.modals().size() == 1, "a form");
    }

    @Test
    void aFormOpenedFromAMessageForOnePersonAnswersInItsPlace() {
        Actor lilei = bench.slack.as(Bench.ENGINEER);
        lilei.command(Bench.WITHOUT_BOT, "/acknet", "why");
        Message answer = bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("Pod"));
        lilei.click(Bench.WITHOUT_BOT, answer.ts(), Bench.button(answer, "Narrow it down"));
        Bench.await(() -> !lilei.modals().isEmpty(), "a form");

        lilei.submit(lilei.modals().getFirst().path("id").asText(), filledIn("web/cart-0"));

        bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("hairpinMode"));
        assertThat(bench.said(Bench.WITHOUT_BOT)).hasSize(1);
    }

    @Test
    void allChecksAreOneMessageThatIsEditedAndThenTheirDetailsInTheThread() {
        bench.slack.as(Bench.EMMA).say(Bench.CHANNEL, "@acknet check all");
        Message offer = bench.reply(Bench.CHANNEL, message -> message.text().contains("Run all"));
        Actor emma = bench.slack.as(Bench.EMMA);
        emma.click(Bench.CHANNEL, offer.ts(), Bench.button(offer, "Run all"));

        Message last = bench.reply(Bench.CHANNEL, message -> message.text().contains(" / 3"));
        Outcome cancel = emma.click(Bench.CHANNEL, last.ts(), Bench.button(last, "Cancel"));
        assertThat(cancel.acknowledged()).isTrue();

        bench.reply(Bench.CHANNEL, message -> message.blocks().toString().contains("Set it to"));
        Bench.await(() -> bench.said(Bench.CHANNEL).size() == 5, "five messages");
        Message summary =
                bench.said(Bench.CHANNEL).stream()
                        .filter(message -> message.ts().equals(last.ts()))
                        .findFirst()
                        .orElseThrow();
        assertThat(summary.text()).contains("1 problem, 1 could not tell");
        assertThat(summary.blocks().toString())
                .contains("Cancelled by <@U0EMMA001> after 2 of 3")
                .doesNotContain("acknet.cancel");
        assertThat(bench.said(Bench.CHANNEL))
                .filteredOn(message -> !message.ephemeral())
                .extracting(Message::threadTs)
                .containsOnly(offer.threadTs());
    }

    @Test
    void aCommandThatTakesLongerThanASecondIsSaidToBeWorkedOn() {
        bench.talk.beforeReply(() -> told("Still working on it"));
        bench.slack.as(Bench.ENGINEER).command(Bench.WITHOUT_BOT, "/acknet", "why");

        bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("Pod"));
        assertThat(bench.said(Bench.WITHOUT_BOT))
                .hasSize(2)
                .allMatch(message -> message.ephemeralFor().equals(Optional.of(Bench.ENGINEER)))
                .first()
                .matches(message -> message.text().contains("Still working on it"));
    }

    @Test
    void aClickOnWhatOnePersonSeesThatTakesLongerIsSaidToBeWorkedOnInItsPlace() {
        Actor lilei = bench.slack.as(Bench.ENGINEER);
        lilei.command(Bench.WITHOUT_BOT, "/acknet", "why");
        Message answer = bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("Pod"));
        bench.talk.beforeReply(() -> told("Still working on it"));

        lilei.click(Bench.WITHOUT_BOT, answer.ts(), Bench.button(answer, "cniVersion"));

        bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("Pod"));
        assertThat(bench.said(Bench.WITHOUT_BOT)).hasSize(1);
    }

    private void told(String word) {
        bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains(word));
    }

    @Test
    void allChecksForOnePersonKeepWithinTheFivePostsOfAResponseUrl() {
        Actor lilei = bench.slack.as(Bench.ENGINEER);
        lilei.command(Bench.WITHOUT_BOT, "/acknet", "网络体检");
        Message offer = bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("体检集群"));
        lilei.click(Bench.WITHOUT_BOT, offer.ts(), Bench.button(offer, "体检集群"));
        Message going = bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains(" / 3"));
        lilei.click(Bench.WITHOUT_BOT, going.ts(), Bench.button(going, "取消"));

        Message summary =
                bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("1 个问题"));
        assertThat(summary.ephemeralFor()).contains(Bench.ENGINEER);
        bench.reply(Bench.WITHOUT_BOT, message -> message.blocks().toString().contains("把它改成"));
        assertThat(bench.said(Bench.WITHOUT_BOT))
                .as("offer, become summary; cancelled; details")
                .hasSize(3);
    }

    @Test
    void aClickThatCameTooLateForAFormSaysSo() {
        bench.slack.faults().failNext("views.open", "expired_trigger_id");
        ask("@acknet why");
        Message answer = bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));
        bench.slack
                .as(Bench.EMMA)
                .click(Bench.CHANNEL, answer.ts(), Bench.button(answer, "Narrow it down"));

        Message late =
                bench.reply(Bench.CHANNEL, message -> message.text().contains("three seconds"));
        assertThat(late.ephemeralFor()).contains(Bench.EMMA);
    }

    private static ObjectNode filledIn(String pod) {
        ObjectNode state = SlackJson.MAPPER.createObjectNode();
        state.putObject("values")
                .putObject("pod")
                .putObject(FormView.FIELD)
                .put("type", "plain_text_input")
                .put("value", pod);
        return state;
    }

    @Test
    void aChosenTopicTakesThePlaceOfTheChoice() {
        ask("@acknet what maybe");
        Message choice =
                bench.reply(Bench.CHANNEL, message -> message.text().startsWith("Did you mean"));

        bench.slack
                .as(Bench.ENGINEER)
                .click(Bench.CHANNEL, choice.ts(), Bench.button(choice, "Nodes NotReady"));

        bench.reply(Bench.CHANNEL, message -> message.text().startsWith("A Pod"));
        assertThat(bench.said(Bench.CHANNEL)).hasSize(1);
    }

    @Test
    void aButtonThatMeansNothingAnyMoreSaysSo() {
        ask("@acknet why");
        Message answer = bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));
        var gone = Blocks.button("acknet.gone", "Check", "no-such-offer");

        Outcome outcome = bench.slack.as(Bench.EMMA).act(Bench.CHANNEL, answer.ts(), gone);

        assertThat(outcome.acknowledged()).isTrue();
        Message stale =
                bench.reply(Bench.CHANNEL, message -> message.text().contains("no longer valid"));
        assertThat(stale.ephemeralFor()).contains(Bench.EMMA);
    }

    @Test
    void answersInADirectMessageWithoutAThread() {
        String direct = directChannel();
        bench.slack.as(Bench.ENGINEER).say(direct, "为什么不通");

        Message answer = bench.reply(direct, message -> message.text().contains(TITLE_ZH));

        assertThat(answer.threadTs()).isEmpty();
        assertThat(bench.said(direct)).hasSize(1);
    }

    @Test
    void answersACopyOfAnEventOnce() {
        bench.slack.faults().duplicateNext();
        ask("@acknet why");
        bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));

        Bench.sleep(500);

        assertThat(bench.said(Bench.CHANNEL)).hasSize(1);
        assertThat(bench.talk.heard()).hasSize(1);
    }

    @Test
    void waitsAsLongAsARateLimitSays() {
        bench.slack.faults().rateLimitNext("chat.postMessage", Duration.ofSeconds(1));
        ask("@acknet why");

        bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));

        assertThat(bench.said(Bench.CHANNEL)).hasSize(1);
    }

    @Test
    void postsAnAnswerThatIsThereAtOnceInOneCall() {
        ask("@acknet why");
        Message answer = bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));

        assertThat(answer.edited()).isFalse();
        assertThat(bench.slack.protocol())
                .extracting(SlackStandIn.Exchange::method)
                .doesNotContain("chat.update", "conversations.replies");
    }

    @Test
    void showsThatItLooksBeforeASecondIsOver() {
        bench.talk.beforeReply(() -> {
            Message first = bench.reply(Bench.CHANNEL, Message::bot);
            assertThat(first.text()).isEqualTo(Labels.LOOKING.en());
        });
        ask("@acknet why");

        bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod") && message.edited());
        assertThat(bench.said(Bench.CHANNEL)).hasSize(1);
    }

    @Test
    void looksWhetherAPostHasArrivedBeforeItPostsAgain() {
        bench.slack.faults().loseAnswerOfNext("chat.postMessage");
        bench.slack.faults().failNext("conversations.replies", "internal_error");
        ask("@acknet why");
        bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));
        bench.slack.faults().failNext("chat.postMessage", "internal_error");
        ask("@acknet why so long");
        bench.reply(Bench.CHANNEL, message -> message.text().contains("network of a new Pod"));

        Bench.await(() -> looks() == 3, "one look that failed, one each with success");
        Bench.sleep(500);

        assertThat(bench.said(Bench.CHANNEL)).hasSize(2);
    }

    @Test
    void looksForItInADirectMessageToo() {
        bench.slack.faults().loseAnswerOfNext("chat.postMessage");
        bench.slack.as(Bench.ENGINEER).say(directChannel(), "why");
        bench.reply(directChannel(), message -> message.text().contains("A Pod"));

        Bench.sleep(1_000);

        assertThat(bench.said(directChannel())).hasSize(1);
    }

    private long looks() {
        return bench.slack.protocol().stream()
                .filter(call -> call.method().equals("conversations.replies"))
                .count();
    }

    @Test
    void writesToThePersonWhereTheChannelTakesNoMessages() {
        bench.slack.faults().failNext("chat.postMessage", "is_archived");
        ask("@acknet why");

        bench.reply(directChannel(), message -> message.text().contains("A Pod"));
    }

    @Test
    void saysWhatFailedWithAnIdFromTheLog() {
        ask("@acknet why boom");

        Message answer =
                bench.reply(Bench.CHANNEL, message -> message.text().contains("went wrong"));

        assertThat(answer.blocks().toString()).containsPattern("Id `[0-9a-f]{8}`");
    }

    @Test
    void acknowledgesInTimeWhileManyAreAtWork() {
        bench.talk.beforeReply(() -> Bench.sleep(2_000));
        for (int i = 0; i < 10; i++) {
            Outcome outcome =
                    bench.slack.as(Bench.ENGINEER).command(Bench.CHANNEL, "/acknet", "why " + i);
            assertThat(outcome.ackTime().orElseThrow()).isLessThan(Duration.ofMillis(500));
        }
        Bench.await(() -> bench.said(Bench.CHANNEL).size() == 10, "ten answers");
    }

    @Test
    void answersAfterARestartWhatAStopLeftOpen() throws IOException {
        ask("@acknet why before");
        bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));
        bench.stopBot();
        bench.startBot();
        Bench.await(() -> bench.slack.connections() == Sockets.LINES, "two lines");
        bench.slack.as(Bench.ENGINEER).command(Bench.CHANNEL, "/acknet", "after");

        bench.reply(Bench.CHANNEL, Message::ephemeral);

        assertThat(bench.said(Bench.CHANNEL)).hasSize(2);
    }

    @Test
    void holdsTwoLinesThroughRefreshesAndCuts() {
        bench.slack.disconnect("refresh_requested");
        Bench.await(() -> bench.slack.connections() == Sockets.LINES, "two lines after refresh");
        bench.slack.closeAbruptly();
        Bench.await(() -> bench.slack.connections() == Sockets.LINES, "two lines after a cut");

        Outcome outcome = bench.slack.as(Bench.EMMA).command(Bench.CHANNEL, "/acknet", "why");

        assertThat(outcome.acknowledged()).isTrue();
    }

    @Test
    void publishesAHomeTab() {
        bench.slack.as(Bench.ENGINEER).openHome();

        Bench.await(() -> bench.slack.as(Bench.ENGINEER).openHome().isPresent(), "a home tab");
    }

    @Test
    void doesNotAnswerItself() {
        String direct = directChannel();
        bench.slack.as(Bench.ENGINEER).say(direct, "help");
        bench.reply(direct, message -> message.text().contains("acknet"));

        Bench.sleep(500);

        assertThat(bench.talk.heard()).hasSize(1);
    }

    private String ask(String text) {
        return bench.slack.as(Bench.ENGINEER).say(Bench.CHANNEL, text).ts().orElseThrow();
    }

    private String directChannel() {
        return "D" + Bench.ENGINEER.substring(1);
    }
}
