package io.acknet.match;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The labelled questions that the matcher is fitted and judged on are fit for that.
///
/// Odd ids are one half (fit), even ids the other (judge). A half that holds more of one label or
/// language would make the two figures differ for no reason of the matcher's.
@TestInstance(Lifecycle.PER_CLASS)
class QuestionSetTest {

    private static final Path FILE = Path.of("src/test/resources/questions/questions.tsv");
    private static final String NONE = "NONE";
    private static final Set<String> LABELS =
            Set.of(
                    "cni-version",
                    "pod-start-delay",
                    "hairpin",
                    "choose-plugin",
                    "plan-cidr",
                    "host-port",
                    "route-tables",
                    "network-type",
                    "cloud-resources",
                    NONE);

    private record Row(String id, String lang, String label, String text) {

        static Row parse(String line) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).as("columns of: %s", line).hasSize(4);
            return new Row(columns[0], columns[1], columns[2], columns[3]);
        }

        boolean even() {
            return Integer.parseInt(id.substring(1)) % 2 == 0;
        }

        String stratum() {
            return label + " " + lang;
        }
    }

    private List<String> lines = List.of();
    private List<Row> rows = List.of();

    @BeforeAll
    void read() throws IOException {
        lines = Files.readAllLines(FILE);
        rows = lines.stream().skip(1).map(Row::parse).toList();
    }

    @Test
    void namesItsColumns() {
        assertThat(lines).first().isEqualTo("id\tlang\tlabel\ttext");
    }

    @Test
    void numbersItsRowsInOrder() {
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.get(row).id()).isEqualTo("q%03d".formatted(row + 1));
        }
    }

    @Test
    void asksNothingTwice() {
        assertThat(rows)
                .extracting(Row::text)
                .doesNotHaveDuplicates()
                .allMatch(not(String::isBlank));
    }

    @Test
    void usesKnownLabelsAndLanguagesAndAllOfThem() {
        assertThat(Set.copyOf(rows.stream().map(Row::label).toList())).isEqualTo(LABELS);
        assertThat(Set.copyOf(rows.stream().map(Row::lang).toList()))
                .isEqualTo(Set.of("zh", "en", "mixed"));
    }

    @Test
    void isLargeEnoughAndAThirdHasNoAnswer() {
        long unanswerable = rows.stream().filter(row -> row.label().equals(NONE)).count();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(300);
        assertThat(unanswerable * 3).isGreaterThanOrEqualTo(rows.size());
    }

    @Test
    void splitsIntoTwoHalvesOfTheSameLabelsAndLanguages() {
        assertThat(strata(true)).isEqualTo(strata(false));
    }

    private Map<String, Long> strata(boolean even) {
        return rows.stream()
                .filter(row -> row.even() == even)
                .collect(groupingBy(Row::stratum, counting()));
    }
}
