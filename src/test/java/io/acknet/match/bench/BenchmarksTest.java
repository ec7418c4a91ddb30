package io.acknet.match.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The benchmarks run, on small numbers; what they measure is no matter here.
class BenchmarksTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void printsARowOfQualityForEveryEngineAndLanguage() {
        Questions all = Questions.read();
        Questions few = new Questions(all.fit().subList(0, 20), all.judge().subList(0, 20));

        new QualityTable(Library.bundled(), few).print(out);

        assertThat(printed())
                .contains("acknet, as it comes", "SQLite FTS5", "Standard", "CJK", "smartcn");
    }

    @Test
    void printsARowOfCostsForEveryEngine() {
        List<String> questions = Questions.texts().subList(0, 3);

        new CostTable(questions, List.of(Kind.values()), 0, out).print(30);

        assertThat(printed().lines().filter(line -> !line.isBlank()))
                .hasSize(1 + Kind.values().length);
    }

    @Test
    void inventsTheSameEntriesFromTheSameSeed() {
        assertThat(Corpus.of(40, 1).topics()).isEqualTo(Corpus.of(40, 1).topics());
        assertThat(Corpus.of(40, 1).topics()).isNotEqualTo(Corpus.of(40, 2).topics());
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
