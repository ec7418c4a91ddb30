package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what generators of web sites put between Markdown into what `DialectPass` knows.
///
/// - Tags of a template, `{{< name … >}}`, `{{% name … %}}` and `{% name … %}`, and components such as
///   `<Tabs>`: a note becomes `:::type`, one that folds a `<summary>`, a tab a bold line, code a fence.
///   Other tags are left out, with a warning.
/// - A note `??? question "…?"` is a `<summary>`; tabs `=== "…"` are bold lines; both are outdented.
/// - A line above `:   …` that asks is a `<dt>`, any other a bold line.
/// - `<pre>` is a fence; `<p><strong>…?</strong></p>` a bold question; imports and comments of MDX go.
final class SitePass {
    private static final Pattern FENCE =
            Pattern.compile("\\s*(?:[-*+] +|\\d+[.)] +)?(`{3,}|~{3,}).*");
    private static final Pattern MODULE =
            Pattern.compile(
                    "import (\\{[^}]*}|\\w+|\\* as \\w+)(, *\\{[^}]*})? from ['\"][^'\"]+['\"];?"
                            + "|import ['\"][^'\"]+['\"];?|export (const|default|function) .*[;{}]");
    private static final Pattern COMMENT = Pattern.compile("\\{/\\*.*?\\*/}");
    private static final Pattern LINK =
            Pattern.compile("<Link\\s+(?:to|href)=\"([^\"]*)\"[^>]*>(.*?)</Link>");
    private static final Pattern PRE =
            Pattern.compile(
                    "(?i)(.*)<pre(?:\\s[^>]*)?>\\s*(?:<code(?:\\s+class=\"(?:language-|lang-)?([\\w+-]*)[^\"]*\")?[^>]*>)?(.*)");
    private static final Pattern END_OF_PRE =
            Pattern.compile("(?i)(.*?)(?:</code>\\s*)?</pre>(.*)");
    private static final Pattern PARAGRAPHS = Pattern.compile("(?i)(?<=</p>)\\s*(?=<p[\\s>])");
    private static final Pattern BOLD =
            Pattern.compile(
                    "(?i)\\s*(?:<p(?:\\s[^>]*)?>)?\\s*<(strong|b)(?:\\s[^>]*)?>([^<]*[？?])\\s*</\\1>"
                            + "\\s*(?:<br\\s*/?>)?\\s*(.*?)\\s*(?:</p>)?\\s*");
    private static final Pattern ASKING_NOTE =
            Pattern.compile("( *)(?:!!!|\\?\\?\\?\\+?) +(?:question|faq|help) +\"([^\"]*[？?])\" *");
    private static final Pattern TAB = Pattern.compile("( *)===[!+]? +\"([^\"]*)\" *");
    private static final Pattern DEFINITION = Pattern.compile("( {0,3}: {1,3})(\\S.*)");
    private static final Pattern HTML = Pattern.compile("(?i)\\s*</?(p|ul|ol|li)(\\s[^>]*)?>.*");
    private static final Pattern PARAGRAPH = Pattern.compile("(?i)\\s*</?p[\\s>].*");
    private static final Pattern ITEM = Pattern.compile("(?i)<li(\\s[^>]*)?>");
    private static final Pattern BLOCK = Pattern.compile("(?i)</?(p|ul|ol|li)(\\s[^>]*)?>");
    private static final Pattern CODE = Pattern.compile("(?i)<code(?:\\s[^>]*)?>([^<`]*)</code>");
    private static final Pattern STRONG =
            Pattern.compile("(?i)<(b|strong)(?:\\s[^>]*)?>([^<*]*)</\\1>");
    private static final int INDENT = 4;

    private final List<Line> lines;
    private final Notices notices;
    private final List<Line> result = new ArrayList<>();
    private Optional<String> fence = Optional.empty();
    private int at;

    private SitePass(List<Line> lines, Notices notices) {
        this.lines = lines;
        this.notices = notices;
    }

    static List<Line> run(List<Line> lines, Notices notices) {
        return new SitePass(lines, notices).run();
    }

    private List<Line> run() {
        while (at < lines.size()) {
            Line line = lines.get(at++);
            if (fenced(line)) {
                result.add(line);
            } else {
                prose(line);
            }
        }
        return result;
    }

    /// Whether a line is a fence or stands behind one that is open.
    private boolean fenced(Line line) {
        Matcher mark = FENCE.matcher(line.text());
        if (fence.isPresent()) {
            if (mark.matches() && mark.group(1).startsWith(fence.get())) {
                fence = Optional.empty();
            }
            return true;
        }
        fence = mark.matches() ? Optional.of(mark.group(1)) : Optional.empty();
        return fence.isPresent();
    }

    private void prose(Line line) {
        Matcher pre = PRE.matcher(line.text());
        Matcher note = ASKING_NOTE.matcher(line.text());
        Matcher tab = TAB.matcher(line.text());
        if (pre.matches()) {
            pre(line, pre);
        } else if (note.matches()) {
            inside(
                    line,
                    "<summary>" + note.group(2) + "</summary>",
                    note.group(1).length() + INDENT);
        } else if (tab.matches()) {
            inside(line, "**" + tab.group(2) + "**", tab.group(1).length() + INDENT);
        } else if (defines(line)) {
            String term = line.text().strip();
            String mark = Wording.asked(term) ? "<dt>" + term + "</dt>" : "**" + term + "**";
            inside(line, mark, INDENT);
        } else if (!MODULE.matcher(line.text()).matches()) {
            String text = COMMENT.matcher(line.text()).replaceAll("");
            String linked = LINK.matcher(text).replaceAll("[$2]($1)");
            SiteTags.replaced(line.with(linked), lines.subList(at, lines.size()), notices)
                    .forEach(this::paragraphs);
        }
    }

    private boolean defines(Line line) {
        boolean term = !line.blank() && line.indent() < INDENT && !isDefinition(line);
        return term && at < lines.size() && isDefinition(lines.get(at));
    }

    private static boolean isDefinition(Line line) {
        return DEFINITION.matcher(line.text()).matches();
    }

    /// A head, and what is indented below it, which may hold anything again.
    private void inside(Line head, String mark, int indent) {
        List<Line> below = new ArrayList<>();
        while (at < lines.size() && (lines.get(at).blank() || belongs(lines.get(at), indent))) {
            Line line = lines.get(at++);
            Matcher definition = DEFINITION.matcher(line.text());
            String text =
                    definition.matches()
                            ? definition.group(2)
                            : line.blank() ? "" : line.text().substring(indent);
            below.add(line.with(text));
        }
        result.add(head.with(""));
        result.add(head.with(mark));
        result.add(head.with(""));
        result.addAll(run(below, notices));
        result.add(head.with(""));
    }

    private static boolean belongs(Line line, int indent) {
        return line.indent() >= indent || (indent == INDENT && isDefinition(line));
    }

    private void pre(Line line, Matcher pre) {
        String language = pre.group(2) == null ? "" : pre.group(2);
        if (!pre.group(1).isBlank()) {
            paragraphs(line.with(pre.group(1)));
        }
        result.add(line.with(""));
        result.add(line.with("```" + language));
        Line code = line.with(pre.group(3));
        while (true) {
            Matcher end = END_OF_PRE.matcher(code.text());
            boolean last = end.matches();
            String text = last ? end.group(1) : code.text();
            if (!last || !text.isBlank()) {
                result.add(code.with(unescaped(text)));
            }
            if (last || at >= lines.size()) {
                break;
            }
            code = lines.get(at++);
        }
        result.add(code.with("```"));
        result.add(code.with(""));
    }

    private static String unescaped(String html) {
        return html.replaceAll("</?[a-z]+(\\s[^>]*)?>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private void paragraphs(Line line) {
        for (String part : PARAGRAPHS.split(line.text(), -1)) {
            Matcher bold = BOLD.matcher(part);
            if (bold.matches()) {
                result.add(line.with(""));
                result.add(line.with("**" + bold.group(2).strip() + "**"));
                result.add(line.with(""));
                result.add(line.with(bold.group(3)));
            } else if (HTML.matcher(part).matches()) {
                html(line, part);
            } else {
                result.add(line.with(part));
            }
        }
    }

    /// Lists and paragraphs in HTML, a line for each item. Text in them is Markdown from here on.
    private void html(Line line, String html) {
        boolean list = !PARAGRAPH.matcher(html).matches();
        result.add(line.with(""));
        String marked = ITEM.matcher(html).replaceAll(list ? "\n- " : "");
        String text = CODE.matcher(BLOCK.matcher(marked).replaceAll("")).replaceAll("`$1`");
        STRONG.matcher(text)
                .replaceAll("**$2**")
                .lines()
                .filter(part -> !part.isBlank())
                .forEach(part -> result.add(line.with(part.strip())));
        if (!list) {
            result.add(line.with(""));
        }
    }
}
