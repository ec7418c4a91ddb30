package io.acknet;

import io.acknet.config.LiveConfig;
import io.acknet.match.reload.Reload;
import io.acknet.ops.Health;
import io.acknet.ops.Health.Bad;
import io.acknet.ops.Health.Good;
import io.acknet.ops.Probe;
import io.acknet.store.Beats.Beat;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What shows that the bot lives, and that it can answer.
final class Vitals {
    /// A ping goes over each socket every five seconds and may take three to come back.
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(20);

    /// A round of the timer may wait for Slack for minutes, and a restart would not bring Slack back.
    private static final Duration SWEPT_WITHIN = Duration.ofMinutes(15);

    /// Changes are attended to every second, within what the database takes.
    private static final Duration ATTENDED_WITHIN = Duration.ofMinutes(3);

    private final Bot.Parts bot;
    private final String version;
    private final InstantSource clock;
    private final String process = UUID.randomUUID().toString();

    Vitals(Bot.Parts bot, String version, InstantSource clock) {
        this.bot = bot;
        this.version = version;
        this.clock = clock;
    }

    /// What only a restart would mend.
    List<Probe> live() {
        return List.of(
                new Probe("threads", Vitals::threads),
                new Probe("slack-timer", () -> timer(bot.slack().swept(), SWEPT_WITHIN)),
                new Probe("change-timer", () -> timer(bot.changing().attended(), ATTENDED_WITHIN)));
    }

    /// What it takes to answer people.
    List<Probe> ready() {
        return List.of(
                new Probe("slack", this::slack),
                new Probe("knowledge", this::knowledge),
                new Probe("store", this::store),
                new Probe("config", this::config));
    }

    private static Health threads() {
        long[] stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return stuck == null
                ? new Good("none waits for itself")
                : new Bad(stuck.length + " threads wait for each other");
    }

    private Health timer(Instant last, Duration within) {
        Duration since = Duration.between(last, clock.instant());
        String text = "last round " + since.toSeconds() + " s ago";
        return since.compareTo(within) > 0 ? new Bad(text) : new Good(text);
    }

    private Health slack() {
        if (!bot.slack().ready()) {
            return new Bad("no socket is open");
        }
        Optional<Instant> heard = bot.slack().heard();
        if (heard.isEmpty()) {
            return new Good("listens for HTTP requests");
        }
        Duration since = Duration.between(heard.get(), clock.instant());
        return since.compareTo(HEARD_WITHIN) > 0
                ? new Bad("no ping came back for " + since.toSeconds() + " s")
                : new Good(bot.slack().lines() + " sockets, heard " + since.toSeconds() + " s ago");
    }

    private Health knowledge() {
        Reload last = bot.knowledge().last();
        return last.topics() == 0
                ? new Bad("there is no topic to answer from")
                : new Good(last.topics() + " topics");
    }

    /// A configuration that waits keeps nobody from being answered.
    private Health config() {
        LiveConfig.Standing standing = bot.config().standing();
        if (standing.refused().isPresent()) {
            return new Good("refused, what was read before holds: " + standing.refused().get());
        }
        return new Good(
                standing.waiting().isEmpty()
                        ? "as it stands in the file"
                        : "changed, needs a restart: " + String.join(", ", standing.waiting()));
    }

    private Health store() {
        long began = System.nanoTime();
        bot.store().beats().beat(new Beat(process, version, clock.instant()));
        return new Good("written in " + (System.nanoTime() - began) / 1_000_000 + " ms");
    }
}
