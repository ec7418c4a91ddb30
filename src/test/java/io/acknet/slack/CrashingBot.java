package io.acknet.slack;

import io.acknet.store.Store;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The bot as a process of its own, to be killed. It answers after up to a tenth of a second.
final class CrashingBot {
    private static final int SLOWEST_MILLIS = 100;

    private CrashingBot() {}

    /// @param args address of the Web API, bot token, app-level token, database
    public static void main(String[] args) throws IOException, InterruptedException {
        Random random = new Random();
        FakeTalk talk = new FakeTalk();
        talk.beforeReply(() -> Bench.sleep(random.nextInt(SLOWEST_MILLIS)));
        SlackSettings settings = SlackSettings.socket(args[0], args[1], args[2], Set.of());
        new SlackBot(
                        new SlackWorkspace(settings, Store.open(args[3]), UnaryOperator.identity()),
                        talk)
                .start();
        Thread.currentThread().join();
    }
}
