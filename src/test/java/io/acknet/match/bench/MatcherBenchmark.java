package io.acknet.match.bench;

import io.acknet.knowledge.Lexicon;
import io.acknet.knowledge.Library;
import io.acknet.match.Match;
import io.acknet.match.Matcher;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long a question takes, and how long it takes to build the matcher anew.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatcherBenchmark {
    private static final long SEED = 20261122;

    /// Topics in the library.
    @Param({"9", "100"})
    public int entries;

    private final List<String> questions = Questions.texts();
    private Library library = Library.of(List.of(), Lexicon.empty());
    private Matcher matcher = Matcher.of(Library.bundled());
    private int next;

    @Setup
    public void build() {
        library = Corpus.of(entries, SEED);
        matcher = Matcher.of(library);
    }

    @Benchmark
    public Match ask() {
        next = (next + 1) % questions.size();
        return matcher.match(questions.get(next));
    }

    @Benchmark
    public Match reload() {
        try (Matcher changed = matcher.with(library)) {
            return changed.match("hostPort");
        }
    }
}
