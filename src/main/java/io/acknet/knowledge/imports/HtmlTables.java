package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tables in HTML become tables in Markdown. A cell is one line; what spans several is named once.
final class HtmlTables {
    private static final Pattern BEGIN = Pattern.compile("(?i)^\\s*<table(\\s[^>]*)?>.*");
    private static final Pattern END = Pattern.compile("(?i).*</table>.*");
    private static final Pattern ROW =
            Pattern.compile("(?is)<tr(?:\\s[^>]*)?>(.*?)(?=</tr>|<tr[\\s>]|$)");
    private static final Pattern CELL =
            Pattern.compile("(?is)<t[hd](?:\\s[^>]*)?>(.*?)(?=</t[hd]>|<t[hd][\\s>]|$)");

    private HtmlTables() {}

    static List<Line> asPipes(List<Line> lines) {
        List<Line> result = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            Line line = lines.get(at);
            int end = line.code() || !BEGIN.matcher(line.text()).matches() ? -1 : end(lines, at);
            if (end < 0) {
                result.add(line);
                at++;
            } else {
                table(lines.subList(at, end + 1)).stream().map(line::with).forEach(result::add);
                at = end + 1;
            }
        }
        return result;
    }

    /// Where the table ends that begins here; -1 when it does not.
    private static int end(List<Line> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (END.matcher(lines.get(i).text()).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> table(List<Line> lines) {
        String html = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
        List<List<String>> rows =
                ROW.matcher(html)
                        .results()
                        .map(row -> cells(row.group(1)))
                        .filter(cells -> !cells.isEmpty())
                        .toList();
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> table = new ArrayList<>(List.of(""));
        for (List<String> row : rows) {
            table.add(pipes(row, width, ""));
            if (table.size() == 2) {
                table.add(pipes(List.of(), width, "---"));
            }
        }
        table.add("");
        return table;
    }

    private static List<String> cells(String row) {
        return CELL.matcher(row).results().map(HtmlTables::cell).toList();
    }

    private static String cell(MatchResult cell) {
        return Html.text(cell.group(1)).replaceAll("\\s+", " ").strip().replace("|", "\\|");
    }

    private static String pipes(List<String> cells, int width, String filler) {
        return Stream.concat(cells.stream(), Stream.generate(() -> filler))
                .limit(width)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
