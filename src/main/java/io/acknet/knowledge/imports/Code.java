package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;

/// The lines of a code block, ready to be pasted into a shell or an editor.
final class Code {
    private Code() {}

    /// No blanks at line ends, no empty lines around it, and no indentation that all lines share,
    /// comments at the margin apart.
    static List<Line> clean(List<Line> raw) {
        List<Line> lines = new ArrayList<>();
        raw.forEach(line -> lines.add(line.with(line.text().stripTrailing())));
        while (!lines.isEmpty() && lines.getFirst().blank()) {
            lines.removeFirst();
        }
        while (!lines.isEmpty() && lines.getLast().blank()) {
            lines.removeLast();
        }
        List<Line> whole = joinsLines(lines) ? lines : withoutBackslashes(lines);
        int shared =
                whole.stream()
                        .filter(line -> !line.blank() && !line.text().startsWith("#"))
                        .mapToInt(Line::indent)
                        .min()
                        .orElse(0);
        return whole.stream().map(line -> line.with(without(line, shared))).toList();
    }

    private static String without(Line line, int shared) {
        return line.text().substring(Math.min(shared, line.indent()));
    }

    /// A fence that is longer than any run of backticks in the code.
    static String mark(List<Line> code) {
        String mark = "```";
        while (containsMark(code, mark)) {
            mark += "`";
        }
        return mark;
    }

    private static boolean containsMark(List<Line> code, String mark) {
        return code.stream().anyMatch(line -> line.text().contains(mark));
    }

    /// A backslash at the end of a line belongs to a shell command; in JSON it was left there by
    /// whatever converted the document.
    private static boolean joinsLines(List<Line> lines) {
        String start = lines.isEmpty() ? "" : lines.getFirst().text().strip();
        return !(start.startsWith("{") || start.startsWith("[") || start.startsWith("\""));
    }

    private static List<Line> withoutBackslashes(List<Line> lines) {
        return lines.stream()
                .map(line -> line.with(line.text().replaceFirst("\\s*\\\\$", "")))
                .toList();
    }
}
