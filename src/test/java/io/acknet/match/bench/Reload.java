package io.acknet.match.bench;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.lang.Lang;
import io.acknet.match.Matcher;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// How long it takes a matcher to take in a library of which one topic has changed, in a JVM that is
/// warm: by the clock, and in CPU time of the thread, which a busy machine does not stretch.
final class Reload {
    private static final int TOPICS = 100;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 40;
    private static final long SEED = 7;

    private static final double NANOS_PER_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final PrintStream out;

    Reload(PrintStream out) {
        this.out = out;
    }

    void print() {
        Library library = Corpus.of(TOPICS, SEED);
        Matcher matcher = Matcher.of(library);
        IntStream.range(0, WARM_UP).forEach(round -> matcher.with(changed(library, round)).close());
        double[] wall = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            Library changed = changed(library, i);
            long start = System.nanoTime();
            long busy = threads.getCurrentThreadCpuTime();
            matcher.with(changed).close();
            cpu[i] = (threads.getCurrentThreadCpuTime() - busy) / NANOS_PER_MILLI;
            wall[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
        out.printf(
                Locale.ROOT,
                "reload of %d topics, one changed, warm, %d rounds: clock %s; CPU %s%n",
                TOPICS,
                ROUNDS,
                spread(wall),
                spread(cpu));
    }

    /// Another topic each round has one more asking.
    private static Library changed(Library library, int round) {
        List<Topic> topics = new ArrayList<>(library.topics());
        Topic old = topics.get(round % TOPICS);
        Map<Lang, Edition> editions = new EnumMap<>(Lang.class);
        old.editions().forEach((lang, edition) -> editions.put(lang, longer(edition, round)));
        topics.set(
                round % TOPICS,
                new Topic(
                        old.id(),
                        editions,
                        old.check(),
                        old.fixes(),
                        old.related(),
                        old.sources()));
        return Library.of(topics, library.lexicon());
    }

    private static Edition longer(Edition edition, int round) {
        List<String> askings = new ArrayList<>(edition.askings());
        askings.add(edition.title() + " " + round);
        return new Edition(edition.title(), askings, edition.parts());
    }

    private static String spread(double[] millis) {
        double[] sorted = Arrays.stream(millis).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "median %.1f ms, best %.1f ms, worst %.1f ms",
                sorted[ROUNDS / 2],
                sorted[0],
                sorted[ROUNDS - 1]);
    }
}
