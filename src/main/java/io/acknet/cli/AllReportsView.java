package io.acknet.cli;

import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cli.screen.Colour;
import io.acknet.cli.screen.Screen;
import io.acknet.cli.screen.Table;
import io.acknet.lang.Lang;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The reports of all checks of one run, for a terminal or for a program.
final class AllReportsView {
    private final List<Report> reports;
    private final Lang lang;

    /// @param reports of one reading of one cluster; at least one
    AllReportsView(List<Report> reports, Lang lang) {
        this.reports = List.copyOf(reports);
        this.lang = lang;
    }

    /// A problem outweighs what is not known, which outweighs what is fine.
    Verdict verdict() {
        return Verdict.worst(reports.stream().map(Report::verdict).toList());
    }

    /// The JSON document, its keys in reading order.
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("cluster", reports.getFirst().cluster());
        document.put("verdict", verdict());
        document.put("readAt", reports.getFirst().readAt());
        document.put(
                "reports",
                reports.stream().map(report -> new ReportView(report, lang).document()).toList());
        return document;
    }

    /// One line for each check, then what is not in order, with its evidence.
    ///
    /// @param details also the evidence of what is in order
    String text(Screen screen, boolean details) {
        Report first = reports.getFirst();
        String where =
                ReportView.cluster(first.cluster())
                        + "  "
                        + first.readAt().truncatedTo(ChronoUnit.SECONDS);
        Table table = new Table();
        reports.forEach(report ->
                table.row(
                        ReportView.verdict(
                                report.verdict(), report.verdict().title().in(lang), screen),
                        screen.paint(report.check(), Colour.BOLD),
                        report.headline().in(lang)));
        return screen.paint(where, Colour.DIM)
                + "\n\n"
                + table.on(screen)
                + reports.stream()
                        .filter(report -> details || saysMore(report))
                        .map(report -> section(report, screen))
                        .collect(Collectors.joining());
    }

    private String section(Report report, Screen screen) {
        return "\n\n\n"
                + screen.paint(report.check(), Colour.BOLD)
                + new ReportView(report, lang).findings(screen);
    }

    /// Than its line in the table, and something to act on.
    private static boolean saysMore(Report report) {
        return switch (report.verdict()) {
            case OK, NOT_APPLICABLE -> false;
            case PROBLEM -> true;
            case UNKNOWN ->
                    report.findings().stream()
                            .anyMatch(finding ->
                                    finding.next().isPresent() || !finding.evidence().isEmpty());
        };
    }
}
