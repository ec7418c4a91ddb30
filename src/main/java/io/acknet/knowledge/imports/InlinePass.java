package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Mends what CommonMark cannot read inside a line of prose.
///
/// - Link destinations with blanks get angle brackets; `~~142373~~` becomes an address of its own.
/// - Attributes such as `{#section_x .section}` go.
/// - `**bold：**text` becomes `**bold**：text`: next to a full-width sign the first is no bold to
///   CommonMark, which counts blanks that Chinese does not write.
final class InlinePass {
    private static final Pattern LINK =
            Pattern.compile("\\]\\((?!<)((?:[^()]|\\([^()]*\\))*?)(\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern DOCUMENT_ID = Pattern.compile("~~(\\d+)~~(?:[/#].*)?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s*\\{#[\\w-]+(?:\\s+\\.[\\w-]+)*\\s*}");
    private static final Pattern HEADING_ATTRIBUTE =
            Pattern.compile("(#{1,6} .*?)\\s*\\{[#.:][^{}]*}\\s*#*\\s*");
    private static final Pattern HEADING_ID = Pattern.compile("#{1,6} .*\\{#([\\w-]+)[^{}]*}.*");
    private static final Pattern BOLD_HEADING =
            Pattern.compile("(#{1,6} )\\s*\\*\\*(.+?)\\*\\*\\s*");
    private static final Pattern EDGE =
            Pattern.compile("([\\p{P}\\p{S}&&[^`]]*)(.*?)([\\p{P}\\p{S}&&[^`]]*)");

    private InlinePass() {}

    static List<Line> run(List<Line> lines) {
        return lines.stream()
                .map(line -> line.code() ? line : line.with(mend(line.text())))
                .toList();
    }

    /// The id that a heading carries, or an empty text.
    static String anchor(String heading) {
        Matcher id = HEADING_ID.matcher(heading);
        return id.matches() ? id.group(1) : "";
    }

    private static String mend(String text) {
        Matcher heading = HEADING_ATTRIBUTE.matcher(text);
        String bare = heading.matches() ? heading.group(1) : text;
        Matcher bold = BOLD_HEADING.matcher(bare);
        String plain = bold.matches() ? bold.group(1) + bold.group(2) : bare;
        return bold(CodeSpans.around(plain, InlinePass::links));
    }

    private static String links(String text) {
        String bare = ATTRIBUTE.matcher(text).replaceAll("");
        return LINK.matcher(bare)
                .replaceAll(link -> Matcher.quoteReplacement("](<" + target(link.group(1)) + ">)"));
    }

    private static String target(String destination) {
        String bare = destination.strip().replace("\\", "").replace("<", "").replace(">", "");
        Matcher id = DOCUMENT_ID.matcher(bare);
        return id.matches() ? Links.DOCUMENT + id.group(1) : bare;
    }

    /// Signs at the edges of what is bold move out of it.
    private static String bold(String text) {
        List<Integer> marks = marks(text);
        if (marks.isEmpty() || marks.size() % 2 == 1) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (int i = 0; i < marks.size(); i += 2) {
            result.append(text, from, marks.get(i));
            from = marks.get(i + 1) + 2;
            String inside = text.substring(marks.get(i) + 2, marks.get(i + 1));
            String next = from < text.length() ? text.substring(from, from + 1) : " ";
            String last = result.isEmpty() ? " " : result.substring(result.length() - 1);
            result.append(moved(inside, last, next));
        }
        return result.append(text.substring(from)).toString();
    }

    private static String moved(String inside, String last, String next) {
        Matcher edge = EDGE.matcher(inside.strip());
        if (!edge.matches() || edge.group(2).isEmpty()) {
            return inside.isBlank() ? "" : inside;
        }
        String front = isSpace(last) ? "" : edge.group(1);
        String back = isSpace(next) ? "" : edge.group(3);
        String kept = inside.strip();
        kept = kept.substring(front.length(), kept.length() - back.length());
        return front + "**" + kept + "**" + back;
    }

    private static boolean isSpace(String sign) {
        return sign.isBlank();
    }

    /// Where `**` stands outside code, and unescaped.
    private static List<Integer> marks(String text) {
        String masked = CodeSpans.masked(text);
        List<Integer> marks = new ArrayList<>();
        for (int i = masked.indexOf("**"); i >= 0; i = masked.indexOf("**", i + 2)) {
            if (i == 0 || masked.charAt(i - 1) != '\\') {
                marks.add(i);
            }
        }
        return marks;
    }
}
