package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites pipe tables, which in these documents hold paragraphs, lists and code over many lines and
/// so are no tables to CommonMark.
///
/// - Two columns, or any cell of more than one line: a list, one item per row, that begins with the
///   first cell; the other cells follow inside the item.
/// - Three columns or more, one line each: a GFM table, as it was.
///
/// Where the first column holds error messages they become code, and are kept as things to search
/// for.
final class TablePass {
    private static final Pattern DELIMITER =
            Pattern.compile("\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*");
    private static final Pattern ERROR_COLUMN =
            Pattern.compile("(?i).*(报错|错误|异常|告警|error|message|exception).*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})");
    private static final Pattern MARKER = Pattern.compile("([-*+]|\\d{1,9}[.)])\\s.*");

    private final List<Line> lines;
    private final Notices notices;
    private final List<Line> errors;
    private final List<Line> result = new ArrayList<>();

    /// @param errors where error messages go
    TablePass(List<Line> lines, Notices notices, List<Line> errors) {
        this.lines = lines;
        this.notices = notices;
        this.errors = errors;
    }

    List<Line> run() {
        int at = 0;
        while (at < lines.size()) {
            at = begins(at) ? table(at) : plain(at);
        }
        return result;
    }

    private boolean begins(int at) {
        return at + 1 < lines.size()
                && !lines.get(at).code()
                && lines.get(at).text().strip().startsWith("|")
                && lines.get(at + 1).text().contains("|")
                && DELIMITER.matcher(lines.get(at + 1).text()).matches();
    }

    private int plain(int at) {
        result.add(lines.get(at));
        return at + 1;
    }

    private int table(int at) {
        int indent = lines.get(at).indent();
        Row header = Row.read(lines, at, indent, 0).orElseThrow();
        List<Row> rows = new ArrayList<>();
        int next = at + 2;
        while (next < lines.size() && lines.get(next).text().strip().startsWith("|")) {
            int begin = next;
            var row = Row.read(lines, begin, indent, header.cells().size());
            if (row.isEmpty()) {
                notices.warn(lines.get(begin).number(), "this table row never ends; read as text");
                break;
            }
            rows.add(row.get());
            next = row.get().next();
        }
        boolean flat = header.cells().size() > 2 && rows.stream().allMatch(Row::flat);
        List<Line> written = flat ? grid(header, rows) : list(header, rows);
        String margin = " ".repeat(indent);
        result.add(Line.prose("", lines.get(at).number()));
        written.forEach(line -> result.add(line.blank() ? line : line.with(margin + line.text())));
        result.add(Line.prose("", lines.get(next - 1).number()));
        return next;
    }

    private static List<Line> grid(Row header, List<Row> rows) {
        List<Line> grid = new ArrayList<>();
        grid.add(gridRow(header));
        List<String> dashes = Collections.nCopies(header.cells().size(), "---");
        grid.add(Line.prose("| " + String.join(" | ", dashes) + " |", header.number()));
        rows.forEach(row -> grid.add(gridRow(row)));
        return grid;
    }

    private static Line gridRow(Row row) {
        List<String> cells =
                row.cells().stream()
                        .map(cell -> cell.isEmpty() ? "" : cell.getFirst().text().strip())
                        .map(text -> text.replace("|", "\\|"))
                        .toList();
        return Line.prose("| " + String.join(" | ", cells) + " |", row.number());
    }

    private List<Line> list(Row header, List<Row> rows) {
        boolean holdsErrors = ERROR_COLUMN.matcher(text(header.cells().getFirst())).matches();
        List<Line> list = new ArrayList<>();
        for (Row row : rows) {
            if (row.cells().stream().allMatch(List::isEmpty)) {
                continue;
            }
            list.add(first(row, holdsErrors));
            list.add(Line.prose("", row.number()));
            for (int column = 1; column < row.cells().size(); column++) {
                boolean named = header.cells().size() > 2;
                String name = named ? text(header.cells().get(column)) : "";
                list.addAll(cell(row.cells().get(column), name));
            }
        }
        return list;
    }

    private Line first(Row row, boolean error) {
        String text = text(row.cells().getFirst());
        if (!error || text.isEmpty()) {
            boolean plain = !text.isEmpty() && !text.contains("**") && !text.contains("`");
            return Line.prose("-   " + (plain ? "**" + text + "**" : text), row.number());
        }
        String bare = ESCAPED.matcher(text.replaceAll("^`+|`+$|\\*\\*", "")).replaceAll("$1");
        Line found = Line.prose(bare, row.number());
        errors.add(found);
        boolean message = !Letters.hasHan(bare);
        return found.with(message ? "-   `" + bare.replace('`', '\'') + "`" : "-   " + text);
    }

    private static List<Line> cell(List<Line> cell, String name) {
        if (cell.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        boolean onLine = !MARKER.matcher(cell.getFirst().text()).matches();
        String label = name.isEmpty() ? "" : "**" + name + "** ";
        if (!onLine && !label.isEmpty()) {
            lines.add(cell.getFirst().with("    " + label.strip()));
            lines.add(cell.getFirst().with(""));
        }
        for (int i = 0; i < cell.size(); i++) {
            Line line = cell.get(i);
            String text = (i == 0 && onLine ? label : "") + line.text();
            lines.add(line.with(line.blank() ? "" : "    " + text));
        }
        lines.add(Line.prose("", cell.getLast().number()));
        return lines;
    }

    private static String text(List<Line> cell) {
        return String.join(" ", cell.stream().map(line -> line.text().strip()).toList()).strip();
    }

    /// @param cells each as lines without common indentation; an empty cell has none
    /// @param next index of the line behind the row
    private record Row(List<List<Line>> cells, int number, int next) {
        boolean flat() {
            return cells.stream().allMatch(cell -> cell.size() <= 1);
        }

        /// @param columns how many cells the row must have; 0 takes what the line has
        static java.util.Optional<Row> read(List<Line> lines, int at, int indent, int columns) {
            Cells cells = new Cells(indent);
            for (int i = at; i < lines.size(); i++) {
                cells.add(lines.get(i));
                boolean full = columns == 0 || cells.count() >= columns;
                if (full && cells.closed()) {
                    return java.util.Optional.of(
                            new Row(cells.take(columns), lines.get(at).number(), i + 1));
                }
            }
            return java.util.Optional.empty();
        }
    }

    /// The cells of one row while its lines are being read.
    private static final class Cells {
        private static final Pattern PIPE = Pattern.compile("(?<!\\\\)\\|");
        private final int indent;
        private final List<List<Line>> cells = new ArrayList<>();
        private boolean closed;

        Cells(int indent) {
            this.indent = indent;
        }

        void add(Line line) {
            String text = line.text();
            int drop = Math.min(indent, line.indent());
            String rest = text.substring(drop).stripTrailing();
            boolean first = cells.isEmpty();
            if (first) {
                rest = rest.strip().substring(1);
                cells.add(new ArrayList<>());
            }
            if (line.code()) {
                cells.getLast().add(line.with(rest));
                closed = false;
                return;
            }
            split(line, rest);
        }

        private void split(Line line, String rest) {
            Matcher pipe = PIPE.matcher(CodeSpans.masked(rest));
            int from = 0;
            closed = false;
            while (pipe.find()) {
                closed = pipe.end() == rest.length();
                append(line, rest.substring(from, pipe.start()));
                if (!closed) {
                    cells.add(new ArrayList<>());
                }
                from = pipe.end();
            }
            if (!closed) {
                append(line, rest.substring(from));
            }
        }

        private void append(Line line, String text) {
            cells.getLast().add(Line.prose(text.replace("\\|", "|"), line.number()));
        }

        int count() {
            return cells.size();
        }

        boolean closed() {
            return closed;
        }

        List<List<Line>> take(int columns) {
            int wanted = columns == 0 ? cells.size() : Math.min(columns, cells.size());
            return cells.subList(0, wanted).stream().map(Cells::trimmed).toList();
        }

        /// The first line has lost its place by standing behind the pipe; the others share theirs.
        private static List<Line> trimmed(List<Line> cell) {
            List<Line> lines = new ArrayList<>(cell);
            while (!lines.isEmpty() && lines.getFirst().blank()) {
                lines.removeFirst();
            }
            while (!lines.isEmpty() && lines.getLast().blank()) {
                lines.removeLast();
            }
            if (lines.isEmpty()) {
                return lines;
            }
            boolean moved = !cell.isEmpty() && lines.getFirst().equals(cell.getFirst());
            int from = moved ? 1 : 0;
            List<Line> rest = lines.subList(from, lines.size());
            int shared =
                    rest.stream().filter(l -> !l.blank()).mapToInt(Line::indent).min().orElse(0);
            List<Line> result = new ArrayList<>();
            if (moved) {
                result.add(lines.getFirst().with(lines.getFirst().text().strip()));
            }
            rest.forEach(l -> result.add(l.with(l.blank() ? "" : l.text().substring(shared))));
            return result;
        }
    }
}
