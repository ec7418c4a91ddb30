package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The limits that come with the program are those that the program computes. After a change of the
/// knowledge or the analysis, `-Dlimits.write` computes and writes them anew. After a change of the
/// analysis or the scoring, `-Dblind.fresh=FOLDER` and `-Dblind.second=FOLDER` come before it, with the
/// `knowledge` folders that `Blind` names.
class LimitsTest {
    private static final Path FILE =
            Path.of("src/main/resources/io/acknet/match/limits.properties");

    @Test
    void areThoseThatTheFitComputes() throws IOException {
        for (Blind set : Blind.values()) {
            String before = System.getProperty("blind." + set.name().toLowerCase(Locale.ROOT));
            if (before != null) {
                try (Matcher old = Matcher.of(Library.load(Path.of(before)))) {
                    set.write(old);
                }
            }
        }
        Matcher matcher = Matcher.of(Library.bundled());
        List<Outcome> blind = Blind.all();
        List<Outcome> labelled = Questions.toFit().stream().map(matcher::outcome).toList();
        List<Outcome> leftOut = matcher.leaveOneOut();

        Limits fitted = new LimitsFit(blind, labelled, leftOut).fit();

        if (System.getProperty("limits.write") != null) {
            Files.write(FILE, file(fitted, blind.size(), labelled.size(), leftOut.size()));
            return;
        }
        assertThat(Limits.bundled()).as("mend with -Dlimits.write").isEqualTo(fitted);
    }

    private static List<String> file(Limits limits, int blind, int labelled, int leftOut) {
        String questions =
                "# src/test/resources/questions: %d of fresh-fit.tsv and second-fit.tsv, as";
        String others =
                "# they came out before they were read (*.blind.tsv); %d of questions.tsv with odd";
        String askings =
                "# numbers and fresh-fit.tsv; and from %d askings and lines of elsewhere, each";
        List<String> lines = new ArrayList<>();
        lines.add("# Where the bands of answers begin. Computed by LimitsFit; do not edit.");
        lines.add("# From labelled questions in");
        lines.add(questions.formatted(blind));
        lines.add(others.formatted(labelled));
        lines.add(askings.formatted(leftOut));
        lines.add("# matched as if it were not there. The first say where unseen questions fall.");
        lines.addAll(limits.lines());
        return lines;
    }
}
