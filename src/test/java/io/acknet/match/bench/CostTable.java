package io.acknet.match.bench;

import io.acknet.knowledge.Library;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a question costs acknet and other engines, by the size of the library; and what it costs
/// acknet to take a changed library in.
public final class CostTable {
    private static final List<Integer> SIZES = List.of(9, 100_000, 1_000_000);

    /// Above this only acknet is measured: FTS5 would take hours.
    private static final int MOST_FOR_OTHERS = 100_000;

    private static final long SEED = 20261122;
    private static final double SECONDS = 4;
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

    private final List<String> questions;
    private final List<Kind> kinds;
    private final double seconds;
    private final PrintStream out;

    CostTable(List<String> questions, List<Kind> kinds, double seconds, PrintStream out) {
        this.questions = questions;
        this.kinds = kinds;
        this.seconds = seconds;
        this.out = out;
    }

    /// @param args sizes of libraries, and the engines, each separated by commas; without, all of them
    public static void main(String[] args) {
        List<Integer> sizes = words(args, 0).map(Integer::valueOf).toList();
        List<Kind> kinds = words(args, 1).map(Kind::valueOf).toList();
        CostTable table =
                new CostTable(
                        Questions.texts(),
                        kinds.isEmpty() ? List.of(Kind.values()) : kinds,
                        SECONDS,
                        System.out);
        (sizes.isEmpty() ? SIZES : sizes).forEach(table::print);
        new Reload(System.out).print();
    }

    private static Stream<String> words(String[] args, int at) {
        return args.length <= at
                ? Stream.of()
                : Stream.of(args[at].split(",", -1)).filter(word -> !word.isBlank());
    }

    void print(int entries) {
        Library library = Corpus.of(entries, SEED);
        out.printf(
                Locale.ROOT,
                "%n%-22s %8s %8s %8s %12s %9s %9s %11s%n",
                entries + " entries",
                "build s",
                "heap MB",
                "disk MB",
                "CPU mean µs",
                "p50 µs",
                "p99 µs",
                "KB/question");
        for (Kind kind : kinds) {
            if (kind == Kind.ACKNET || entries <= MOST_FOR_OTHERS) {
                print(library, kind);
            }
        }
    }

    private void print(Library library, Kind kind) {
        try (Scratch scratch = Scratch.create()) {
            long before = Heap.alive();
            long start = System.nanoTime();
            try (Engine engine = kind.build(library, scratch.path())) {
                double build = (System.nanoTime() - start) / 1e9;
                long heap = Heap.alive() - before;
                Cost cost = Cost.of(engine, questions, seconds);
                out.printf(
                        Locale.ROOT,
                        "%-22s %8.2f %8.1f %8.1f %12.0f %9.0f %9.0f %11.1f%n",
                        engine.name(),
                        build,
                        heap / MEGA,
                        scratch.bytes() / MEGA,
                        cost.mean(),
                        cost.p50(),
                        cost.p99(),
                        cost.bytes() / KILO);
            }
        }
    }
}
