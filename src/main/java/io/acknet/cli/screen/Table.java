package io.acknet.cli.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows in columns that fit the screen: where they do not, the widest columns give way, and their cells wrap.
public final class Table {
    private static final String GAP = "  ";

    /// No column becomes narrower.
    private static final int LEAST = 8;

    private final List<List<String>> rows = new ArrayList<>();

    /// @param cells as many as in the other rows; they may hold colours
    public Table row(String... cells) {
        return row(List.of(cells));
    }

    public Table row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    public String on(Screen screen) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        if (screen.isTerminal()) {
            fit(widths, screen.readable() - GAP.length() * (columns - 1));
        }
        return rows.stream()
                .flatMap(row -> lines(row, widths).stream())
                .collect(Collectors.joining("\n"));
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> Columns.of(row.get(column)))
                .max()
                .orElse(0);
    }

    private static void fit(int[] widths, int room) {
        for (int over = IntStream.of(widths).sum() - room; over > 0; over--) {
            int widest = 0;
            for (int column = 1; column < widths.length; column++) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (widths[widest] <= LEAST) {
                return;
            }
            widths[widest]--;
        }
    }

    private static List<String> lines(List<String> row, int[] widths) {
        List<List<String>> cells =
                IntStream.range(0, row.size())
                        .mapToObj(column -> Wrapping.lines(row.get(column), widths[column]))
                        .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(at -> line(cells, widths, at)).toList();
    }

    private static String line(List<List<String>> cells, int[] widths, int at) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> {
                    List<String> cell = cells.get(column);
                    return Columns.pad(at < cell.size() ? cell.get(at) : "", widths[column]);
                })
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
