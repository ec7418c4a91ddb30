package io.acknet.match.bench;

import io.acknet.knowledge.Library;
import io.acknet.match.Matcher;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/// How long it takes to build the matcher anew from a changed library, in a JVM that is warm.
final class Reload {
    private static final int TOPICS = 100;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 40;
    private static final long SEED = 7;

    private final PrintStream out;

    Reload(PrintStream out) {
        this.out = out;
    }

    void print() {
        Library library = Corpus.of(TOPICS, SEED);
        IntStream.range(0, WARM_UP).forEach(_ -> Matcher.of(library));
        double[] millis =
                IntStream.range(0, ROUNDS).mapToDouble(_ -> millis(library)).sorted().toArray();
        out.printf(
                Locale.ROOT,
                "reload of %d topics, warm: median %.1f ms, best %.1f ms, worst %.1f ms (%d rounds)%n",
                TOPICS,
                millis[ROUNDS / 2],
                Arrays.stream(millis).min().orElse(0),
                Arrays.stream(millis).max().orElse(0),
                ROUNDS);
    }

    private static double millis(Library library) {
        long start = System.nanoTime();
        Matcher.of(library);
        return (System.nanoTime() - start) / 1e6;
    }
}
