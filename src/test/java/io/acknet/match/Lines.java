package io.acknet.match;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Figures as rows of a Markdown table, for a person to paste.
final class Lines {
    private Lines() {}

    static String of(String name, Evaluation evaluation) {
        Map<String, Figures> groups = new TreeMap<>(evaluation.languages());
        StringBuilder rows = new StringBuilder(row(name + ", all", evaluation.overall()));
        groups.forEach((language, figures) -> rows.append(row(name + ", " + language, figures)));
        return rows.toString();
    }

    private static String row(String name, Figures figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %d of %d | %s | %s | %.3f | %.3f |%n",
                name,
                figures.questions(),
                share(figures.p1()),
                share(figures.wrongDirect()),
                figures.directPrecision().hits(),
                figures.p1().of(),
                share(figures.nonePrecision()),
                share(figures.noneRecall()),
                figures.noneF1(),
                figures.auroc());
    }

    private static String share(Share share) {
        return String.format(
                Locale.ROOT, "%.3f [%.3f, %.3f]", share.share(), share.low(), share.high());
    }
}
