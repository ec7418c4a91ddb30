package io.acknet.slack;

import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Workspace;
import io.acknet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A workspace, a database and the bot between them.
final class Bench implements AutoCloseable {
    static final String ENGINEER = "U0LILEI01";
    static final String EMMA = "U0EMMA001";
    static final String CHANNEL = "C0DEVNET1";
    static final String WITHOUT_BOT = "C0GENERAL";
    static final String BOT = "U0ACKNET1";

    final SlackStandIn slack;
    final FakeTalk talk = new FakeTalk();
    private final Path database;
    Store store;
    SlackBot bot;

    private Bench(SlackStandIn slack, Path directory) throws IOException {
        this.slack = slack;
        this.database = directory.resolve("acknet.db");
        this.store = Store.open(database.toString());
        this.bot = bot();
        bot.start();
        await(() -> slack.connections() == Sockets.LINES, "two lines");
    }

    static Bench start(Path directory) throws IOException {
        return start(directory, Options.standard());
    }

    static Bench start(Path directory, Options options) throws IOException {
        return start(directory, Workspace.rehearsal(), options);
    }

    /// @param directory is made if it is not there
    static Bench start(Path directory, Workspace workspace, Options options) throws IOException {
        Files.createDirectories(directory);
        return new Bench(SlackStandIn.start(workspace, options), directory);
    }

    private SlackBot bot() {
        SlackSettings settings =
                SlackSettings.socket(
                        slack.apiUrl(), slack.botToken(), slack.appToken(), Set.of("S0SRE"));
        return new SlackBot(new SlackWorkspace(settings, store, text -> text), talk);
    }

    void stopBot() {
        bot.close();
        store.close();
    }

    void startBot() throws IOException {
        store = Store.open(database.toString());
        bot = bot();
        bot.start();
    }

    /// What the bot has said in a channel.
    List<Message> said(String channel) {
        return slack.messages(channel).stream().filter(Message::bot).toList();
    }

    Message reply(String channel, Predicate<Message> wanted) {
        await(() -> said(channel).stream().anyMatch(wanted), "a reply among " + said(channel));
        return said(channel).stream().filter(wanted).findFirst().orElseThrow();
    }

    /// The action_id of the message's button with this label.
    static String button(Message message, String label) {
        return message.blocks().findParents("action_id").stream()
                .filter(element -> element.path("text").path("text").asText().contains(label))
                .map(element -> element.path("action_id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " in " + message));
    }

    static void await(Supplier<Boolean> condition, String what) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited ten seconds for " + what);
            }
            sleep(10);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        bot.close();
        store.close();
        slack.close();
    }
}
