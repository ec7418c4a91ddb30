package io.acknet.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/// A table in lines of fixed width, for Slack draws no tables in rich text. A Chinese character is as
/// wide as two others.
final class TableText {
    private static final String GAP = "  ";

    private TableText() {}

    static String of(TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        collect(table, rows);
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> widths =
                IntStream.range(0, columns).mapToObj(column -> width(rows, column)).toList();
        List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        if (lines.size() > 1) {
            lines.add(1, line(widths.stream().map("-"::repeat).toList(), widths));
        }
        return String.join("\n", lines);
    }

    private static void collect(Node parent, List<List<String>> rows) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableRow row) {
                rows.add(cells(row));
            } else {
                collect(node, rows);
            }
        }
    }

    private static List<String> cells(TableRow row) {
        List<String> cells = new ArrayList<>();
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableCell cell) {
                cells.add(PlainText.of(cell));
            }
        }
        return cells;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> width(row.get(column)))
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths.get(column) - width(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePoints().map(point -> point > 0x2E7F ? 2 : 1).sum();
    }
}
