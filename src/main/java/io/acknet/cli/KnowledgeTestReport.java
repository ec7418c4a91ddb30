package io.acknet.cli;

import io.acknet.knowledge.Refusal;
import io.acknet.match.Claim;
import io.acknet.match.Claim.Kind;
import io.acknet.match.Proof;
import io.acknet.match.Proof.Failed;
import io.acknet.match.Proof.Shadow;
import io.acknet.match.Proof.Tally;
import io.acknet.match.Proof.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What `acknet knowledge test` says.
///
/// @param questions how many of each kind were tried
/// @param complaints files that were refused, and what lint says of the others
/// @param confusion per topic, where its questions led
record KnowledgeTestReport(
        boolean passed,
        int topics,
        Questions questions,
        List<Refusal> complaints,
        List<Failed> failures,
        List<Failed> weak,
        List<Tally> confusion,
        List<Shadow> shadows,
        List<Twins> twins,
        List<String> untested) {

    record Questions(long askings, long matches, long rejects) {}

    static KnowledgeTestReport of(Proof proof, List<Refusal> complaints) {
        return new KnowledgeTestReport(
                proof.passed() && complaints.isEmpty(),
                proof.tallies().size(),
                new Questions(
                        proof.count(Kind.ASKING),
                        proof.count(Kind.MATCH),
                        proof.count(Kind.REJECT)),
                complaints,
                proof.failures(),
                proof.weak(),
                proof.tallies(),
                proof.shadows(),
                proof.twins(),
                proof.untested());
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%d topics, %d askings, %d must match, %d must not match"
                        .formatted(
                                topics,
                                questions.askings(),
                                questions.matches(),
                                questions.rejects()));
        section(lines, "Complaints", complaints.stream().map(Refusal::toString).toList());
        section(lines, "Failures", told(failures));
        section(lines, "Weak askings: left out, they find another topic or none", weakened());
        section(lines, "Confusion: where askings, left out, and must-match led", confused());
        section(lines, "Shadows", shadows.stream().map(KnowledgeTestReport::told).toList());
        section(lines, "Askings of two topics that say nearly the same", alike());
        section(lines, "Topics that no must-match question tests", untested);
        lines.add("");
        lines.add(verdict());
        return String.join("\n", lines);
    }

    private String verdict() {
        String counts =
                "%d complaints, %d failures, %d weak askings"
                        .formatted(complaints.size(), failures.size(), weak.size());
        return (passed ? "passed: " : "FAILED: ") + counts;
    }

    private static void section(List<String> lines, String heading, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(heading);
            content.forEach(line -> lines.add("  " + line));
        }
    }

    private static List<String> told(List<Failed> failed) {
        return failed.stream().map(one -> one.told().toString()).toList();
    }

    private List<String> weakened() {
        return weak.stream()
                .map(one ->
                        "%s:%d: %s → %s"
                                .formatted(
                                        one.told().file(),
                                        one.told().line(),
                                        one.claim().text(),
                                        one.found()))
                .toList();
    }

    private List<String> confused() {
        int width = confusion.stream().mapToInt(row -> row.topic().length()).max().orElse(1);
        return confusion.stream().map(row -> confused(row, width)).toList();
    }

    private static String confused(Tally row, int width) {
        String others =
                row.mistaken().stream()
                        .map(other -> other.found() + " " + other.times())
                        .collect(Collectors.joining(", "));
        String name = row.topic() + " ".repeat(width - row.topic().length());
        return "%s  %3d of %3d  %s".formatted(name, row.found(), row.questions(), others).strip();
    }

    private static String told(Shadow shadow) {
        return "%s is shadowed by %s, which wins %d of its %d questions"
                .formatted(shadow.topic(), shadow.by(), shadow.won(), shadow.questions());
    }

    private List<String> alike() {
        return twins.stream()
                .map(pair ->
                        String.format(
                                Locale.ROOT,
                                "%.2f  %s | %s",
                                pair.alike(),
                                told(pair.one()),
                                told(pair.other())))
                .toList();
    }

    private static String told(Claim claim) {
        return claim.topic() + ": " + claim.text();
    }
}
