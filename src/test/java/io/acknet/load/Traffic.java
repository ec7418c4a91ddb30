package io.acknet.load;

import io.acknet.rehearsal.workspace.Message;
import io.acknet.rehearsal.workspace.Outcome;
import io.acknet.rehearsal.workspace.SlackStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Questions at a steady pace, whether or not those before are answered: every second one as a slash
/// command, the others as a mention.
///
/// Each comes at a random moment of its own interval. At exact intervals of 20 ms all of them would meet a
/// bot that looks at its queue every 10 ms at one and the same phase, another one in each run. An answer is
/// there in the moment in which the stand-in has taken the call that carries it.
final class Traffic {
    static final String ECHO = "echo: ";

    /// Of an answer: the first sign that a question is heard has one block, an echo none.
    private static final int LEAST_BLOCKS = 2;

    /// The moments are the same in each run.
    private static final long SEED = 20261123;

    private final SlackStandIn slack;
    private final List<String> questions;

    /// By person and channel, until the message that asks has a timestamp.
    private final Map<String, Asked> asking = new ConcurrentHashMap<>();

    /// By person and channel for a command, by timestamp for a mention.
    private final Map<String, Asked> open = new ConcurrentHashMap<>();

    /// The message that answered, by the same. Nobody asks twice in one place, so these are unambiguous.
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /// Of all that was ever asked: other things that the bot says are no answers.
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Set<String> doubled = ConcurrentHashMap.newKeySet();
    private final Random moments = new Random(SEED);
    private int next;

    /// @param questions asked in turn
    Traffic(SlackStandIn slack, List<String> questions) {
        this.slack = slack;
        this.questions = questions;
        slack.watch(this::seen);
    }

    /// One question and what became of it.
    static final class Asked {
        final boolean command;
        final long sent = System.nanoTime();
        volatile long ackNanos;
        volatile long answerNanos;

        Asked(boolean command) {
            this.command = command;
        }

        /// Whoever was told by Slack that the command failed waits no more.
        boolean waits() {
            return answerNanos == 0 && (!command || ackNanos > 0);
        }
    }

    /// Asks at this pace, then waits until all is answered, or patience ends.
    Result run(double perSecond, Duration howLong, Duration patience) throws InterruptedException {
        asked.clear();
        doubled.clear();
        long start = System.nanoTime();
        double gap = Duration.ofSeconds(1).toNanos() / perSecond;
        long count = Math.round(howLong.toNanos() / gap);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long at = start + Math.round((i + moments.nextDouble()) * gap);
                await(at);
                int number = next++;
                people.execute(() -> ask(number));
            }
        }
        long end = System.nanoTime() + patience.toNanos();
        while (asked.stream().anyMatch(Asked::waits) && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        open.clear();
        return Result.of(List.copyOf(asked), doubled.size());
    }

    private static void await(long nanoTime) {
        for (long left = nanoTime - System.nanoTime();
                left > 0;
                left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void ask(int number) {
        String person = Town.personId(number);
        String channel = Town.channelId(number);
        String question = questions.get(number % questions.size());
        Asked one = new Asked(number % 2 == 0);
        asked.add(one);
        if (one.command) {
            known.add(privately(person, channel));
            open.put(privately(person, channel), one);
            Outcome outcome = slack.as(person).command(channel, "/acknet", question);
            outcome.ackTime().ifPresent(time -> one.ackNanos = time.toNanos());
        } else {
            asking.put(privately(person, channel), one);
            slack.as(person).say(channel, "@acknet " + question);
        }
    }

    private void seen(Message message) {
        if (!message.bot()) {
            Asked one = asking.remove(privately(message.user(), message.channel()));
            if (one != null) {
                known.add(message.ts());
                open.put(message.ts(), one);
            }
            return;
        }
        if (isAnswer(message)) {
            answered(message);
        }
    }

    private void answered(Message message) {
        String key =
                message.ephemeralFor()
                        .map(person -> privately(person, message.channel()))
                        .or(message::threadTs)
                        .orElse("");
        if (!known.contains(key)) {
            return;
        }
        String first = answers.putIfAbsent(key, message.ts());
        if (first != null && !first.equals(message.ts())) {
            doubled.add(message.ts());
        }
        Asked one = open.remove(key);
        if (one != null) {
            one.answerNanos = System.nanoTime() - one.sent;
        }
    }

    private static boolean isAnswer(Message message) {
        return message.blocks().size() >= LEAST_BLOCKS || message.text().startsWith(ECHO);
    }

    private static String privately(String person, String channel) {
        return person + "/" + channel;
    }
}
