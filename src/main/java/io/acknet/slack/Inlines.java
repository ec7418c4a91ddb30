package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// The text inside a paragraph, with its marks.
final class Inlines {
    private final List<ObjectNode> out = new ArrayList<>();

    private Inlines() {}

    record Style(boolean bold, boolean italic, boolean code) {
        static final Style PLAIN = new Style(false, false, false);

        Style bolder() {
            return new Style(true, italic, code);
        }

        Style slanted() {
            return new Style(bold, true, code);
        }

        Style typed() {
            return new Style(bold, italic, true);
        }
    }

    static List<ObjectNode> of(Node parent, Style style) {
        Inlines inlines = new Inlines();
        inlines.children(parent, style);
        return inlines.out;
    }

    private void children(Node parent, Style style) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            inline(node, style);
        }
    }

    private void inline(Node node, Style style) {
        switch (node) {
            case Text text -> add(text.getLiteral(), style);
            case Code code -> add(code.getLiteral(), style.typed());
            case HtmlInline html -> add(html.getLiteral(), style);
            case SoftLineBreak softBreak -> add(joint(softBreak), style);
            case HardLineBreak _ -> add("\n", style);
            case StrongEmphasis strong -> children(strong, style.bolder());
            case Emphasis emphasis -> children(emphasis, style.slanted());
            case Link link -> link(link, style);
            default -> children(node, style);
        }
    }

    /// A line that ends in a Chinese character goes on without a space.
    private static String joint(SoftLineBreak softBreak) {
        boolean chinese =
                softBreak.getPrevious() instanceof Text text
                        && !text.getLiteral().isEmpty()
                        && text.getLiteral().charAt(text.getLiteral().length() - 1) > 0x2E7F;
        return chinese ? "" : " ";
    }

    private void link(Link link, Style style) {
        String url = link.getDestination();
        if (!url.matches("(https?://|mailto:)\\S+")) {
            children(link, style);
            return;
        }
        ObjectNode node = Blocks.object("link").put("url", url);
        String label = PlainText.of(link);
        if (!label.isEmpty()) {
            node.put("text", Escape.literal(label));
        }
        out.add(styled(node, style));
    }

    private void add(String text, Style style) {
        if (!text.isEmpty()) {
            out.add(styled(Blocks.text(text), style));
        }
    }

    private static ObjectNode styled(ObjectNode node, Style style) {
        if (style.equals(Style.PLAIN)) {
            return node;
        }
        ObjectNode marks = node.putObject("style");
        mark(marks, "bold", style.bold());
        mark(marks, "italic", style.italic());
        mark(marks, "code", style.code());
        return node;
    }

    private static void mark(ObjectNode marks, String name, boolean set) {
        if (set) {
            marks.put(name, true);
        }
    }
}
