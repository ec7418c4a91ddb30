package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what only some writers of Markdown know into what all of them do.
///
/// - Lines `Q: …` or `问：…` that an `A:` follows are bold questions. A bold question stands alone, also
///   one that begins a list item and is answered there.
/// - `<h2>` and a `<summary>` or `<dt>` that asks are headings; other summaries are bold lines.
/// - Footnotes stand in brackets, where their text does too. Lines such as `{:toc}` and links back to
///   the top go.
///
/// `Admonitions` and `HtmlTables` do the same for notes and tables.
final class DialectPass {
    private static final Pattern ASKING = Pattern.compile("\\s{0,3}(Q|问题?)\\s*\\d*\\s*[：:.].+");
    private static final Pattern ANSWER =
            Pattern.compile("\\s{0,3}(\\*\\*)?(A|答案?|回答)\\s*\\d*\\s*[：:.].*");
    private static final Pattern HTML_HEADING =
            Pattern.compile("(?i)\\s*<h([1-6])(?:\\s[^>]*)?>(.*?)</h\\1>\\s*");
    private static final Pattern DETAILS = Pattern.compile("(?i)</?details(\\s[^>]*)?>");
    private static final Pattern SUMMARY =
            Pattern.compile("(?i)\\s*<(summary|dt)(?:\\s[^>]*)?>(.*?)</\\1>(.*)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*[^*]+[？?](\\*\\*|[：:]\\*\\*)\\s*");
    private static final Pattern UNDERLINE = Pattern.compile("\\s*(=+|-{2,})\\s*");
    private static final Pattern ITEM =
            Pattern.compile(
                    "(\\s{0,3}(?:[-*+]|\\d{1,3}[.)])\\s+)(\\*\\*[^*]+[？?]\\*\\*)\\s*(\\S.*)");
    private static final Pattern TO_THE_TOP =
            Pattern.compile(
                    "(?i)\\s*(\\[[^\\]]*(顶部|目录|\\btop\\b|contents)[^\\]]*]\\(#[^)]*\\)\\s*)+");
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) .*");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\s*\\{:[^{}]*}\\s*");
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^([^\\]\\s]+)](:?)\\s*");
    private static final int DEEPEST = 6;

    private final List<Line> lines;
    private final List<Line> result = new ArrayList<>();
    private int level = 1;

    /// How far the lines of a list item are indented that has become a question; 0 outside of one.
    private int inside;

    private DialectPass(List<Line> lines) {
        this.lines = lines;
    }

    static List<Line> run(List<Line> lines) {
        return new DialectPass(HtmlTables.asPipes(Admonitions.asQuotes(lines))).run();
    }

    private List<Line> run() {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.code()) {
                result.add(line);
            } else if (asks(i)) {
                block(line, "**" + line.text().strip() + "**");
            } else if (BOLD.matcher(line.text()).matches() && !underlined(i)) {
                block(line, line.text());
            } else {
                prose(outdented(line.with(footnotes(line.text()))));
            }
        }
        return result;
    }

    private boolean asks(int at) {
        if (!ASKING.matcher(lines.get(at).text()).matches()) {
            return false;
        }
        Optional<Line> next =
                lines.subList(at + 1, lines.size()).stream()
                        .filter(line -> !line.blank())
                        .findFirst();
        return next.filter(line -> ANSWER.matcher(line.text()).matches()).isPresent();
    }

    /// A heading in the notation that puts it above a line of signs.
    private boolean underlined(int at) {
        return at + 1 < lines.size() && UNDERLINE.matcher(lines.get(at + 1).text()).matches();
    }

    private Line outdented(Line line) {
        if (line.blank() || inside == 0) {
            return line;
        }
        inside = line.indent() < inside ? 0 : inside;
        return line.with(line.text().substring(inside));
    }

    private void prose(Line line) {
        Matcher item = ITEM.matcher(line.text());
        Matcher heading = HEADING.matcher(line.text());
        Matcher html = HTML_HEADING.matcher(line.text());
        if (heading.matches()) {
            level = heading.group(1).length();
            result.add(line);
        } else if (html.matches()) {
            level = Integer.parseInt(html.group(1));
            block(line, "#".repeat(level) + " " + Html.text(html.group(2)).strip());
        } else if (item.matches()) {
            block(line, item.group(2));
            result.add(line.with(item.group(3)));
            inside = item.group(1).length();
        } else if (ATTRIBUTES.matcher(line.text()).matches()
                || TO_THE_TOP.matcher(line.text()).matches()) {
            result.add(line.with(""));
        } else {
            summary(line);
        }
    }

    private void summary(Line line) {
        String text = DETAILS.matcher(line.text()).replaceAll("");
        Matcher summary = SUMMARY.matcher(text);
        if (summary.matches()) {
            String title = Html.text(summary.group(2)).replaceAll("\\*\\*|^#+ ", "").strip();
            boolean asks = Wording.asked(title);
            String mark = "#".repeat(Math.min(level + 1, DEEPEST)) + " ";
            block(line, asks ? mark + title : "**" + title + "**");
            result.add(line.with(summary.group(3).strip()));
        } else {
            result.add(text.equals(line.text()) ? line : line.with(text.strip()));
        }
    }

    /// `[^1]` becomes `(1)`, and `[^1]: text`, where a line begins with it, `(1) text`.
    private static String footnotes(String text) {
        Matcher note = FOOTNOTE.matcher(text);
        return note.replaceAll(found -> {
            boolean head = found.start() == 0 && !found.group(2).isEmpty();
            String blanks = text.substring(found.end(2), found.end());
            return Matcher.quoteReplacement(
                    "(" + found.group(1) + ")" + (head ? " " : found.group(2) + blanks));
        });
    }

    private void block(Line line, String text) {
        result.add(line.with(""));
        result.add(line.with(text));
        result.add(line.with(""));
    }
}
