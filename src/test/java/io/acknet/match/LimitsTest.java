package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The limits that come with the program are those that the program computes. After a change of the
/// knowledge or the analysis, `-Dlimits.write` computes and writes them anew.
class LimitsTest {
    private static final Path FILE =
            Path.of("src/main/resources/io/acknet/match/limits.properties");

    @Test
    void areThoseThatTheFitComputes() throws IOException {
        Matcher matcher = Matcher.of(Library.bundled());
        List<Outcome> labelled = Questions.toFit().stream().map(matcher::outcome).toList();
        List<Outcome> leftOut = matcher.leaveOneOut();

        Limits fitted = new LimitsFit(labelled, leftOut).fit();

        if (System.getProperty("limits.write") != null) {
            Files.write(FILE, file(fitted, labelled.size(), leftOut.size()));
            return;
        }
        assertThat(Limits.bundled()).as("mend with -Dlimits.write").isEqualTo(fitted);
    }

    private static List<String> file(Limits limits, int labelled, int leftOut) {
        List<String> lines = new ArrayList<>();
        lines.add("# Where the bands of answers begin. Computed by LimitsFit; do not edit.");
        lines.add(
                "# From "
                        + labelled
                        + " labelled questions in src/test/resources/questions, those of");
        lines.add("# questions.tsv with odd numbers and all of fresh-fit.tsv; and from " + leftOut);
        lines.add("# askings and lines of elsewhere, each matched as if it were not there.");
        lines.addAll(limits.lines());
        return lines;
    }
}
