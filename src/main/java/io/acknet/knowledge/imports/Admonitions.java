package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Notes as generators of web sites write them: `!!! note "Title"` with text indented below it,
/// `:::tip` up to `:::`, and `> [!WARNING]`. Each becomes a quote with a bold word at its head.
final class Admonitions {
    private static final Pattern INDENTED =
            Pattern.compile(
                    "( *)(?:!!!|\\?\\?\\?\\+?) +([\\w-]+)(?: +inline)?(?: +end)?(?: +\"([^\"]*)\")? *");
    private static final Pattern FENCED =
            Pattern.compile("( *):::+ *\\{?([A-Za-z]+)}? *\\[?([^\\]]*)]? *");
    private static final Pattern END = Pattern.compile(" *:::+ *");
    private static final Pattern ALERT = Pattern.compile("( *> *)\\[!(\\w+)] *");
    private static final Pattern WARNS =
            Pattern.compile("(?i)warning|caution|danger|attention|error");

    /// What an indented note's text is indented by.
    private static final int INDENT = 4;

    private final List<Line> lines;
    private final List<Line> result = new ArrayList<>();
    private int at;

    private Admonitions(List<Line> lines) {
        this.lines = lines;
    }

    static List<Line> asQuotes(List<Line> lines) {
        return new Admonitions(lines).run();
    }

    private List<Line> run() {
        while (at < lines.size()) {
            Line line = lines.get(at++);
            Matcher indented = INDENTED.matcher(line.text());
            Matcher fenced = FENCED.matcher(line.text());
            Matcher alert = ALERT.matcher(line.text());
            if (line.code()) {
                result.add(line);
            } else if (indented.matches()) {
                note(line, indented, indentedBelow(indented.group(1).length() + INDENT));
            } else if (fenced.matches()) {
                note(line, fenced, untilEnd());
            } else if (alert.matches()) {
                result.add(line.with(alert.group(1) + "**" + word(alert.group(2), "") + "**"));
            } else {
                result.add(line);
            }
        }
        return result;
    }

    private List<Line> indentedBelow(int indent) {
        List<Line> inside = new ArrayList<>();
        while (at < lines.size() && (lines.get(at).blank() || lines.get(at).indent() >= indent)) {
            Line line = lines.get(at++);
            inside.add(line.with(line.blank() ? "" : line.text().substring(indent)));
        }
        return inside;
    }

    private List<Line> untilEnd() {
        List<Line> inside = new ArrayList<>();
        while (at < lines.size() && !END.matcher(lines.get(at).text()).matches()) {
            inside.add(lines.get(at++));
        }
        at++;
        return inside;
    }

    /// A note with code in it is no quote, for a fence does not stand in one safely.
    private void note(Line head, Matcher match, List<Line> inside) {
        String title = match.group(3) == null ? "" : match.group(3).strip();
        String text = String.join("\n", inside.stream().map(Line::text).toList());
        String label = "**" + (title.isEmpty() ? word(match.group(2), text) : title) + "**";
        boolean code = inside.stream().anyMatch(Line::code);
        String mark = match.group(1) + (code ? "" : "> ");
        result.add(head.with(""));
        result.add(head.with(mark + label));
        result.add(head.with(mark.stripTrailing()));
        inside.stream()
                .map(line -> code ? line : line.with(mark + line.text()))
                .forEach(result::add);
        result.add(head.with(""));
    }

    private static String word(String type, String text) {
        boolean warns = WARNS.matcher(type).matches();
        if (Letters.hasHan(text)) {
            return warns ? "警告" : "说明";
        }
        String small = type.toLowerCase(Locale.ROOT);
        return Character.toUpperCase(small.charAt(0)) + small.substring(1);
    }
}
