package io.acknet.load;

import io.acknet.Acknet;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.RateLimits;
import io.acknet.rehearsal.workspace.SlackStandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How fast the bot acknowledges and answers, beside a bare echo bot over the same stand-in: at a steady
/// pace, and in a burst. Slack's limits of pace are off, so that it is the bots that are measured.
///
/// Both run all the time, each with a stand-in of its own, and are asked in turn: whatever else the machine
/// does then falls on both.
///
/// The table's lines are printed as they come. Properties: `load.rate` questions a second,
/// `load.seconds`, `load.burst` questions in `load.burstSeconds`, `load.jar` to start the packaged
/// program.
public final class LoadTable {
    private static final double RATE = number("load.rate", 50);
    private static final Duration LENGTH = seconds("load.seconds", 300);
    private static final double BURST = number("load.burst", 10_000);
    private static final Duration BURST_LENGTH = seconds("load.burstSeconds", 60);

    /// How often the turn comes to each bot.
    private static final int TURNS = 6;

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Nobody waits longer for what was put off.
    private static final Duration BURST_PATIENCE = Duration.ofMinutes(5);

    private static final double MILLI = 1e3;

    private final List<String> questions;
    private final PrintStream out;

    LoadTable(List<String> questions, PrintStream out) {
        this.questions = questions;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new LoadTable(questions(), System.out).print(RATE, LENGTH, BURST, BURST_LENGTH);
    }

    /// The labelled ones.
    static List<String> questions() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/questions/questions.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[3].replace("\\n", " "))
                .toList();
    }

    void print(double rate, Duration length, double burst, Duration burstLength)
            throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("acknet-load");
        Path config = Files.writeString(place.resolve("acknet.yaml"), "database: load.db\n");
        out.printf(
                Locale.ROOT,
                "%-16s %8s %8s %8s %8s %8s %8s %8s %6s %5s%n",
                "ms",
                "ack p50",
                "p99",
                "max",
                "ans. p50",
                "p99",
                "max",
                "CPU",
                "lost",
                "twice");
        try (SlackStandIn echoSlack = standIn();
                BotProcess echo =
                        BotProcess.start(
                                echoSlack,
                                List.of(path(), EchoBot.class.getName()),
                                log(place, "echo"));
                SlackStandIn slack = standIn();
                BotProcess acknet =
                        BotProcess.start(slack, program(config), log(place, "acknet"))) {
            Thread.sleep(REST);
            rest("acknet, at rest", acknet);
            Asked floor = new Asked(echo, new Traffic(echoSlack, questions));
            Asked bot = new Asked(acknet, new Traffic(slack, questions));
            inTurn(rate, length, floor, bot);
            row("echo", floor);
            rest("echo", echo);
            row("acknet", bot);
            bot.forget();
            bot.ask(burst / burstLength.toSeconds(), burstLength, BURST_PATIENCE);
            row("acknet, burst", bot);
            rest("acknet, afterwards", acknet);
        }
    }

    private static void inTurn(double rate, Duration length, Asked floor, Asked bot)
            throws InterruptedException {
        Duration warmUp = WARM_UP.compareTo(length) < 0 ? WARM_UP : length;
        floor.ask(rate, warmUp, PATIENCE);
        bot.ask(rate, warmUp, PATIENCE);
        floor.forget();
        bot.forget();
        for (int i = 0; i < TURNS; i++) {
            floor.ask(rate, length.dividedBy(TURNS), PATIENCE);
            bot.ask(rate, length.dividedBy(TURNS), PATIENCE);
        }
    }

    /// A bot, and what came of asking it.
    private static final class Asked {
        private final BotProcess bot;
        private final Traffic traffic;
        private Result result = Result.of(List.of(), 0);
        private Duration cpu = Duration.ZERO;

        Asked(BotProcess bot, Traffic traffic) {
            this.bot = bot;
            this.traffic = traffic;
        }

        void ask(double rate, Duration length, Duration patience) throws InterruptedException {
            Duration before = bot.cpu();
            result = result.and(traffic.run(rate, length, patience));
            cpu = cpu.plus(bot.cpu().minus(before));
        }

        void forget() {
            result = Result.of(List.of(), 0);
            cpu = Duration.ZERO;
        }
    }

    private void row(String name, Asked asked) {
        Result result = asked.result;
        out.printf(
                Locale.ROOT,
                "%-16s %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f %6d %5d   %d questions, %d"
                        + " unacknowledged; p50 of commands %.1f, of mentions %.1f%n",
                name,
                Result.quantile(result.acks(), .5),
                Result.quantile(result.acks(), .99),
                Result.quantile(result.acks(), 1),
                Result.quantile(result.answers(), .5),
                Result.quantile(result.answers(), .99),
                Result.quantile(result.answers(), 1),
                (double) asked.cpu.toMillis() / result.questions(),
                result.unanswered(),
                result.doubled(),
                result.questions(),
                result.unacknowledged(),
                Result.quantile(result.toCommands(), .5),
                Result.quantile(result.toMentions(), .5));
    }

    private void rest(String name, BotProcess bot) throws IOException {
        out.printf(
                Locale.ROOT,
                "%s: first socket after %.1f s, resident %s, at most %s%n",
                name,
                bot.readyAfter().toMillis() / MILLI,
                BotProcess.mb(bot.residentMb()),
                BotProcess.mb(bot.mostResidentMb()));
    }

    private static SlackStandIn standIn() {
        return SlackStandIn.start(
                Town.workspace(), Options.standard().withRates(RateLimits.none()));
    }

    /// How to start it: packaged, or from the class path.
    static List<String> program(Path config) {
        List<String> program = new ArrayList<>();
        String jar = System.getProperty("load.jar", "");
        program.addAll(
                jar.isEmpty() ? List.of(path(), Acknet.class.getName()) : List.of("-jar", jar));
        program.addAll(List.of("serve", "--config", config.toString()));
        return program;
    }

    private static String path() {
        return "-Djava.class.path=" + System.getProperty("java.class.path");
    }

    private static Path log(Path place, String name) {
        return place.resolve(name + ".log");
    }

    private static double number(String key, double otherwise) {
        return Double.parseDouble(System.getProperty(key, Double.toString(otherwise)));
    }

    private static Duration seconds(String key, long otherwise) {
        return Duration.ofSeconds(Long.getLong(key, otherwise));
    }
}
