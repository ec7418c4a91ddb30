package io.acknet.cli;

import io.acknet.check.Finding;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cli.screen.Colour;
import io.acknet.cli.screen.Screen;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Lang;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A report in one language, for a terminal or for a program.
final class ReportView {
    private final Report report;
    private final Lang lang;

    ReportView(Report report, Lang lang) {
        this.report = report;
        this.lang = lang;
    }

    /// The JSON document, its keys in reading order.
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("check", report.check());
        document.put("cluster", report.cluster());
        document.put("verdict", report.verdict());
        document.put("headline", report.headline().in(lang));
        document.put("readAt", report.readAt());
        document.put("findings", report.findings().stream().map(this::document).toList());
        return document;
    }

    private Map<String, Object> document(Finding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", finding.id());
        document.put("verdict", finding.verdict());
        document.put("subject", finding.subject());
        document.put("summary", finding.summary().in(lang));
        document.put("evidence", finding.evidence());
        finding.next().ifPresent(next -> document.put("next", next.in(lang)));
        return document;
    }

    String text(Screen screen) {
        String when = report.readAt().truncatedTo(ChronoUnit.SECONDS).toString();
        String where = cluster(report.cluster()) + "  " + when;
        String head =
                verdict(report.verdict(), report.verdict().title().in(lang), screen)
                        + "  "
                        + screen.paint(report.check(), Colour.BOLD)
                        + "  "
                        + screen.paint(where, Colour.DIM);
        return screen.wrap("", "    ", head) + findings(screen);
    }

    /// Each after an empty line.
    String findings(Screen screen) {
        return report.findings().stream()
                .map(finding -> "\n\n" + text(finding, screen))
                .collect(Collectors.joining());
    }

    private String text(Finding finding, Screen screen) {
        String mark = "[" + finding.verdict().title().in(lang) + "]";
        StringBuilder out = new StringBuilder();
        out.append(
                screen.wrap(
                        verdict(finding.verdict(), mark, screen) + " ",
                        "    ",
                        finding.summary().in(lang)));
        out.append("\n    ").append(screen.paint(finding.subject(), Colour.DIM));
        String bar = screen.paint("|", Colour.DIM);
        finding.evidence()
                .forEach(line ->
                        out.append("\n")
                                .append(
                                        screen.wrap(
                                                "    " + bar + " ", "    " + bar + "   ", line)));
        finding.next()
                .ifPresent(next ->
                        out.append("\n")
                                .append(
                                        screen.wrap(
                                                "    " + screen.paint("→", Colour.CYAN) + " ",
                                                "      ",
                                                next.in(lang))));
        return out.toString();
    }

    static String verdict(Verdict verdict, String text, Screen screen) {
        return switch (verdict) {
            case OK -> screen.paint(text, Colour.GREEN);
            case PROBLEM -> screen.paint(text, Colour.RED, Colour.BOLD);
            case UNKNOWN -> screen.paint(text, Colour.YELLOW);
            case NOT_APPLICABLE -> screen.paint(text, Colour.DIM);
        };
    }

    static String cluster(ClusterIdentity cluster) {
        List<String> parts = List.of(cluster.name(), cluster.version(), cluster.uid());
        return String.join(" ", parts.stream().filter(part -> !part.isEmpty()).toList());
    }
}
