package io.acknet.slack;

import io.acknet.audit.AuditKey;
import io.acknet.store.Auditing;
import io.acknet.store.Location;
import io.acknet.store.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The bot as a process of its own, to be killed. It answers after up to a tenth of a
/// second, or `-Dslowest` milliseconds.
final class CrashingBot {
    private static final int SLOWEST_MILLIS = Integer.getInteger("slowest", 100);

    private CrashingBot() {}

    /// @param args address of the Web API, bot token, app-level token, database, and the audit's key where
    ///     several share the database
    public static void main(String[] args) throws IOException, InterruptedException {
        Random random = new Random();
        FakeTalk talk = new FakeTalk();
        talk.beforeReply(() -> Bench.sleep(random.nextInt(SLOWEST_MILLIS)));
        SlackSettings settings = SlackSettings.socket(args[0], args[1], args[2], Set.of());
        new SlackBot(new SlackWorkspace(settings, store(args), UnaryOperator.identity()), talk)
                .start();
        Thread.currentThread().join();
    }

    private static Store store(String[] args) {
        Optional<AuditKey> key =
                args.length > 4 ? Optional.of(AuditKey.parse(args[4])) : Optional.empty();
        return Store.open(
                Location.of(args[3]), new Auditing(key, text -> text, InstantSource.system()));
    }
}
