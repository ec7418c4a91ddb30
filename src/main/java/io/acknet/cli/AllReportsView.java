package io.acknet.cli;

import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.lang.Lang;
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

    String text() {
        return reports.stream()
                .map(report -> new ReportView(report, lang).text())
                .collect(Collectors.joining("\n\n\n"));
    }
}
