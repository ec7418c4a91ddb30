package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.conversation.Command;
import io.acknet.lang.Lang;
import io.acknet.rehearsal.workspace.Actor;
import io.acknet.rehearsal.workspace.Message;
import io.acknet.store.ChannelCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The home tab with its buttons, and the bot's first words in a channel.
class HomeTest {
    private static final String DIRECT = "D" + Bench.EMMA.substring(1);

    @TempDir Path directory;
    private Bench bench;
    private Actor emma;

    @BeforeEach
    void start() throws IOException {
        bench = Bench.start(directory);
        emma = bench.slack.as(Bench.EMMA);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void showsWhatOneWasAnsweredWithAndAnswersItsButtonsInTheDirectMessage() {
        emma.say(Bench.CHANNEL, "@acknet why");
        bench.reply(Bench.CHANNEL, message -> message.text().contains("A Pod"));

        JsonNode home = home("Your latest answers");
        press(home, "A Pod cannot");

        Message answer = bench.reply(DIRECT, message -> message.text().contains("A Pod"));
        emma.click(DIRECT, answer.ts(), Bench.button(answer, "Check on"));
        bench.reply(DIRECT, message -> message.text().contains("hairpinMode"));
    }

    @Test
    void theSettingsOfAChannelAreChangedFromTheTab() {
        bench.store
                .channelClusters()
                .bind(new ChannelCluster(Bench.CHANNEL, "prod-1", "prod", "u", "U", Instant.EPOCH));
        JsonNode home = home("Channels with a cluster");

        press(home, "Channel settings");

        Bench.await(() -> !emma.modals().isEmpty(), "a form");
        assertThat(emma.modals().getFirst().path("private_metadata").asText())
                .contains(Bench.CHANNEL);
    }

    @Test
    void saysWhatItIsHereForWhenItIsAddedToAChannel() {
        bench.slack.join(Bench.EMMA, Bench.WITHOUT_BOT);
        bench.slack.join(Bench.BOT, Bench.WITHOUT_BOT);

        Message welcome =
                bench.reply(Bench.WITHOUT_BOT, message -> message.text().contains("Hello"));
        assertThat(welcome.blocks().toString()).contains("Bind a cluster");
        assertThat(bench.talk.heard()).hasSize(1);
        assertThat(bench.talk.heard().getFirst().command()).isEqualTo(new Command.Welcome());
        assertThat(bench.talk.heard().getFirst().lang()).isEqualTo(Lang.EN);
    }

    private JsonNode home(String wanted) {
        Bench.await(
                () -> {
                    Bench.sleep(50);
                    return emma.openHome()
                            .filter(view -> view.toString().contains(wanted))
                            .isPresent();
                },
                "a home tab with " + wanted);
        return emma.openHome().orElseThrow();
    }

    /// The tab is drawn anew each time it is opened, and its buttons with it.
    private void press(JsonNode seen, String label) {
        JsonNode home = seen;
        for (int i = 0; i < 20; i++) {
            try {
                emma.clickInView(home.path("id").asText(), button(home, label));
                return;
            } catch (IllegalArgumentException drawnAnew) {
                Bench.sleep(100);
                home = emma.openHome().orElseThrow();
            }
        }
        throw new AssertionError("no button " + label);
    }

    private static String button(JsonNode view, String label) {
        return view.findParents("action_id").stream()
                .filter(element -> element.path("text").path("text").asText().contains(label))
                .map(element -> element.path("action_id").asText())
                .findFirst()
                .orElseThrow();
    }
}
