package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Workspace;
import io.acknet.store.Store;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens that are replaced while the bot runs, or before it has noticed.
class TokenTest {
    @TempDir Path directory;

    @Test
    void takesTheNewTokensWhenTheOldOnesAreRefused() throws Exception {
        try (SlackStandIn slack = SlackStandIn.start(Workspace.rehearsal(), Options.standard());
                Store store = Store.open(directory.resolve("acknet.db").toString())) {
            Replaced bot = new Replaced("xoxb-old", slack.botToken());
            Replaced app = new Replaced("xapp-old", slack.appToken());
            SlackSettings settings =
                    new SlackSettings(
                            slack.apiUrl(),
                            bot,
                            Optional.of(app),
                            Optional.empty(),
                            OptionalInt.empty(),
                            Set.of());
            SlackWorkspace workspace = new SlackWorkspace(settings, store, text -> text);
            try (SlackBot running = new SlackBot(workspace, new FakeTalk())) {
                running.start();
                Bench.await(() -> slack.connections() == Sockets.LINES, "two lines");
                slack.as(Bench.ENGINEER).say(Bench.CHANNEL, "@acknet why");
                Bench.await(
                        () ->
                                slack.messages(Bench.CHANNEL).stream()
                                        .anyMatch(message ->
                                                message.bot() && message.text().contains("A Pod")),
                        "an answer");
            }
            assertThat(bot.value()).isEqualTo(slack.botToken());
        }
    }

    private static final class Replaced implements Token {
        private final AtomicReference<String> value;
        private final String next;

        Replaced(String first, String next) {
            this.value = new AtomicReference<>(first);
            this.next = next;
        }

        @Override
        public String value() {
            return value.get();
        }

        @Override
        public boolean renew() {
            return !value.getAndSet(next).equals(next);
        }
    }
}
