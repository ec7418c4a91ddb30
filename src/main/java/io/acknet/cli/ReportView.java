package io.acknet.cli;

import io.acknet.check.Finding;
import io.acknet.check.Report;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Lang;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    String text() {
        StringBuilder out = new StringBuilder();
        out.append(report.verdict().title().in(lang)).append("  ").append(report.check());
        out.append("  ").append(cluster(report.cluster())).append("  ");
        out.append(report.readAt().truncatedTo(ChronoUnit.SECONDS));
        report.findings().forEach(finding -> append(out, finding));
        return out.toString();
    }

    private void append(StringBuilder out, Finding finding) {
        out.append("\n\n[").append(finding.verdict().title().in(lang)).append("] ");
        out.append(finding.summary().in(lang));
        out.append("\n    ").append(finding.subject());
        finding.evidence().forEach(line -> out.append("\n    | ").append(line));
        finding.next().ifPresent(next -> out.append("\n    → ").append(next.in(lang)));
    }

    static String cluster(ClusterIdentity cluster) {
        List<String> parts = List.of(cluster.name(), cluster.version(), cluster.uid());
        return String.join(" ", parts.stream().filter(part -> !part.isEmpty()).toList());
    }
}
