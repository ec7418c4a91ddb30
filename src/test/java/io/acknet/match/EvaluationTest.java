package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
    @Test
    void countsDecisionsAsTheyAreDefined() {
        Figures figures =
                Figures.of(
                        List.of(
                                outcome("a", "confident", 9, "a", "b"),
                                outcome("a", "ambiguous", 5, "a", "b"),
                                outcome("a", "confident", 8, "b", "a"),
                                outcome("a", "none", 1, "c", "b", "a"),
                                outcome("NONE", "none", 2, "a"),
                                outcome("NONE", "ambiguous", 6, "a")));

        assertThat(figures.accuracy().hits()).isEqualTo(2);
        assertThat(figures.p1().share()).isEqualTo(.5);
        assertThat(figures.hit3().share()).isEqualTo(1);
        assertThat(figures.mrr()).isEqualTo((1 + 1 + .5 + 1.0 / 3) / 4, within(1e-9));
        assertThat(figures.wrongDirect().hits()).isEqualTo(1);
        assertThat(figures.directPrecision().share()).isEqualTo(.5);
        assertThat(figures.nonePrecision().share()).isEqualTo(.5);
        assertThat(figures.noneRecall().share()).isEqualTo(.5);
        assertThat(figures.noneF1()).isEqualTo(.5);
        assertThat(figures.auroc()).isEqualTo(5.0 / 8, within(1e-9));
    }

    @Test
    void givesWilsonIntervals() {
        Share share = Share.of(9, 10);

        assertThat(share.low()).isEqualTo(.5958, within(1e-4));
        assertThat(share.high()).isEqualTo(.9821, within(1e-4));
    }

    @Test
    void readsLabelledQuestions() {
        List<Labelled> read =
                QuestionFile.parse(
                        "q.tsv", List.of("id\tlang\tlabel\ttext", "1\ten\tNONE\tone\\ntwo", ""));

        assertThat(read).containsExactly(new Labelled("1", "en", Optional.empty(), "one\ntwo"));
    }

    @Test
    void readsAFileAsASpreadsheetOrAnEditorOfWindowsLeavesIt(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("q.tsv");
        Files.writeString(
                file,
                "\uFEFFid\tlabel\tlang\ttext\r\n1\thairpin\tzh\t\"say \"\"hi\"\"\"\r\n"
                        + "2\tnone\ten\t\"a\" and \"b\"\r\n");

        assertThat(QuestionFile.read(file, Set.of("hairpin")))
                .containsExactly(
                        new Labelled("1", "zh", Optional.of("hairpin"), "say \"hi\""),
                        new Labelled("2", "en", Optional.empty(), "\"a\" and \"b\""));
    }

    @Test
    void needsNoHeader() {
        assertThat(QuestionFile.parse("q.tsv", List.of("7\tmixed\tNONE\twhat")))
                .containsExactly(new Labelled("7", "mixed", Optional.empty(), "what"));
    }

    @Test
    void refusesALabelThatIsNoTopic(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("q.tsv");
        Files.writeString(file, "1\ten\thairpin\ta\n2\ten\tharpin\tb\n");

        assertThatThrownBy(() -> QuestionFile.read(file, Set.of("hairpin")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("q.tsv:2: the label harpin is no topic");
    }

    @Test
    void refusesAHeaderThatNamesOtherColumns() {
        assertThatThrownBy(() -> QuestionFile.parse("q.tsv", List.of("id\tlang\tanswer\ttext")))
                .hasMessageStartingWith("q.tsv:1: the header names id, lang, answer, text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\ten\tNONE", "1\ten\t\ttext", "0\ten\tx\tagain", "1\ten\tx\ty\tz"})
    void namesTheLineOfABadRow(String row) {
        List<String> lines = List.of("id\tlang\tlabel\ttext", "0\ten\tNONE\ta", row);

        assertThatThrownBy(() -> QuestionFile.parse("q.tsv", lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("q.tsv:3: ");
    }

    private static Outcome outcome(
            String label, String outcome, double confidence, String... topics) {
        Optional<String> topic =
                label.equals(Labelled.NONE) ? Optional.empty() : Optional.of(label);
        return new Outcome(
                new Labelled("q", "en", topic, "text"), outcome, confidence, 0, List.of(topics));
    }
}
