package io.acknet.load;

import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.RateLimits;
import io.acknet.rehearsal.workspace.SlackStandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/// A long run under faults: every question is answered once, and the process does not grow.
///
/// Properties: `load.rate`, `soak.minutes`, `seed`.
public final class Soak {
    private static final Duration SLICE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(7);
    private static final int MISCHIEF_EVERY_MILLIS = 4_000;
    private static final double RATE = Double.parseDouble(System.getProperty("load.rate", "50"));

    private final PrintStream out;

    private Soak(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        long seed = Long.getLong("seed", System.nanoTime());
        int minutes = Integer.getInteger("soak.minutes", 30);
        System.exit(new Soak(System.out).run(minutes, seed) ? 0 : 1);
    }

    /// @return whether nothing was lost or doubled
    private boolean run(int minutes, long seed) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("acknet-soak");
        Path config = Files.writeString(place.resolve("acknet.yaml"), "database: soak.db\n");
        out.printf(Locale.ROOT, "seed %d%n", seed);
        out.println("minute questions lost twice unacknowledged   p99 ms  heap MB threads files");
        Options options = Options.standard().withRates(RateLimits.none());
        boolean sound = true;
        try (SlackStandIn slack = SlackStandIn.start(Town.workspace(), options);
                BotProcess bot =
                        BotProcess.start(slack, LoadTable.program(config), place.resolve("log"))) {
            Traffic traffic = new Traffic(slack, LoadTable.questions());
            Thread mischief = Thread.startVirtualThread(() -> mischief(slack, new Random(seed)));
            for (int minute = 1; minute <= minutes; minute++) {
                Result result = traffic.run(RATE, SLICE, PATIENCE);
                sound &= result.unanswered() == 0 && result.doubled() == 0;
                line(minute, result, bot);
            }
            mischief.interrupt();
        }
        return sound;
    }

    private void line(int minute, Result result, BotProcess bot) throws IOException {
        out.printf(
                Locale.ROOT,
                "%6d %9d %4d %5d %14d %8.0f %8.0f %7d %5d%n",
                minute,
                result.questions(),
                result.unanswered(),
                result.doubled(),
                result.unacknowledged(),
                Result.quantile(result.answers(), .99),
                bot.heapAfterCollectingMb(),
                bot.threads(),
                bot.openFiles());
    }

    private static void mischief(SlackStandIn slack, Random random) {
        Mischief mischief = new Mischief(slack, random);
        try {
            while (!Thread.interrupted()) {
                Thread.sleep(random.nextInt(MISCHIEF_EVERY_MILLIS));
                mischief.next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run is over
        }
    }
}
