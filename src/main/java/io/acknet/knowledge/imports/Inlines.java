package io.acknet.knowledge.imports;

import io.acknet.knowledge.imports.Links.Target;
import io.acknet.lang.Lang;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Writes what stands inside a paragraph.
final class Inlines {
    private static final Pattern NO_NAME = Pattern.compile("[\\d\\s._-]*|(?i)image.?\\d*|img");

    private final Lang lang;
    private final Reading reading;

    /// What the writer meets on its way.
    interface Reading {
        /// A link to a place in the same document.
        ///
        /// @param anchor may be empty, where the authors' tool lost it
        /// @param text what the reader sees
        void here(String anchor, String text);

        void warn(Node at, String text);
    }

    Inlines(Lang lang, Reading reading) {
        this.lang = lang;
        this.reading = reading;
    }

    String write(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (isWords(node)) {
                words.append(words(node));
                continue;
            }
            flush(words, out);
            boolean alone = nodes.size() == 1;
            String next = i + 1 < nodes.size() ? Nodes.text(nodes.get(i + 1)) : "";
            append(out, markup(node, alone, new Around(last(out), first(next))));
        }
        flush(words, out);
        return out.toString().strip();
    }

    private static boolean isWords(Node node) {
        return switch (node) {
            case Text _, SoftLineBreak _ -> true;
            case HtmlInline html -> !Html.isTag(html.getLiteral());
            default -> false;
        };
    }

    private static String words(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case HtmlInline html -> html.getLiteral();
            default -> "\n";
        };
    }

    /// Two code spans, or two runs of asterisks, must not touch.
    private static void append(StringBuilder out, String markup) {
        if (!markup.isEmpty() && !out.isEmpty()) {
            char last = out.charAt(out.length() - 1);
            if (last == markup.charAt(0) && (last == '`' || last == '*')) {
                out.append(' ');
            }
        }
        out.append(markup);
    }

    private static void flush(StringBuilder words, StringBuilder out) {
        if (words.isEmpty()) {
            return;
        }
        String text = words.toString();
        String written = PlainWords.write(joined(text), begins(out));
        boolean inside = !text.isBlank() && !begins(out);
        boolean bold = !out.isEmpty() && out.charAt(out.length() - 1) == '*';
        boolean apart = !Letters.isWide(last(out)) && (bold || !Letters.isWide(first(written)));
        append(out, inside && text.startsWith("\n") && apart ? " " + written : written);
        boolean closed = Letters.isWide(last(out)) && !Letters.isHan(last(out));
        if (!text.isBlank() && text.endsWith("\n") && !closed) {
            out.append(' ');
        }
        words.setLength(0);
    }

    private static boolean begins(StringBuilder out) {
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }

    /// A paragraph on one line: Chinese needs no blank where a line ended.
    private static String joined(String text) {
        StringBuilder joined = new StringBuilder();
        for (String line : text.lines().toList()) {
            boolean wide = Letters.isWide(last(joined)) || Letters.isWide(first(line.strip()));
            boolean blank = !joined.isEmpty() && !wide;
            joined.append(blank ? " " : "").append(joined.isEmpty() ? line : line.strip());
        }
        return joined.isEmpty() && text.contains("\n") ? " " : joined.toString();
    }

    /// The characters before and behind a piece of markup.
    private record Around(int before, int behind) {}

    private String markup(Node node, boolean alone, Around around) {
        return switch (node) {
            case Code code -> PlainWords.code(code.getLiteral());
            case StrongEmphasis _ -> emphasis("**", node, around);
            case Emphasis _ -> emphasis("*", node, around);
            case Link link -> link(link, alone);
            case Image image -> image(image);
            case HtmlInline html -> Html.isBreak(html.getLiteral()) ? "  \n" : "";
            case HardLineBreak _ -> "  \n";
            default -> write(Nodes.children(node));
        };
    }

    /// Bold only where CommonMark will read it as bold: next to a letter, the signs must not stand
    /// beside punctuation.
    private String emphasis(String mark, Node node, Around around) {
        String inside = write(Nodes.children(node));
        if (inside.isEmpty()) {
            return "";
        }
        boolean opens = flanks(first(inside), around.before());
        boolean closes = flanks(last(inside), around.behind());
        return opens && closes && !inside.contains("\n") ? mark + inside + mark : inside;
    }

    private static boolean flanks(int inner, int outer) {
        return !Letters.isPunctuation(inner)
                || Character.isWhitespace(outer)
                || Letters.isPunctuation(outer);
    }

    private String link(Link link, boolean alone) {
        String label = Links.label(Nodes.text(Nodes.children(link)), link.getDestination());
        boolean named = label.equals(Nodes.text(Nodes.children(link)).strip());
        String text = named ? write(Nodes.children(link)) : PlainWords.write(label, false);
        if (!named) {
            reading.warn(link, "a link's text was an id; the name of its target stands for it");
        }
        return switch (Links.target(link.getDestination(), lang)) {
            case Target.Web web ->
                    text.isEmpty() ? autolink(web) : "[" + text + "](" + url(web) + ")";
            case Target.Here here -> {
                reading.here(here.anchor(), label);
                yield alone ? text : quoted(text);
            }
            case Target.File _ -> {
                boolean lost = link.getDestination().isEmpty();
                if (lost) {
                    reading.here("", label);
                }
                yield alone || lost ? text : titled(text);
            }
        };
    }

    private static String autolink(Target.Web web) {
        return "<" + url(web) + ">";
    }

    private static String url(Target.Web web) {
        return web.url().replace("(", "%28").replace(")", "%29").replace("\\", "");
    }

    /// The title of another document, marked as each language does.
    private String titled(String text) {
        return switch (lang) {
            case ZH -> text.contains("《") || text.isEmpty() ? text : "《" + text + "》";
            case EN -> quoted(text);
        };
    }

    private String quoted(String text) {
        if (text.isEmpty() || text.contains("\"") || text.contains("“")) {
            return text;
        }
        return switch (lang) {
            case ZH -> "“" + text + "”";
            case EN -> "\"" + text + "\"";
        };
    }

    /// Slack shows no picture inside a text, so a picture is a link to it.
    private String image(Image image) {
        String alt = Nodes.text(Nodes.children(image)).strip();
        boolean named = !NO_NAME.matcher(alt).matches();
        String word =
                switch (lang) {
                    case ZH -> named ? "图：" + alt : "图";
                    case EN -> named ? "figure: " + alt : "figure";
                };
        if (Links.target(image.getDestination(), lang) instanceof Target.Web web) {
            return "[" + PlainWords.write(word, false) + "](" + url(web) + ")";
        }
        reading.warn(image, "a picture is a file beside the document; it is only named");
        return switch (lang) {
            case ZH -> "（" + word + "，见原文）";
            case EN -> "(" + word + ", see the original)";
        };
    }

    private static int first(String text) {
        return text.isEmpty() ? ' ' : text.codePointAt(0);
    }

    private static int last(CharSequence text) {
        return text.isEmpty() ? ' ' : Character.codePointBefore(text, text.length());
    }
}
