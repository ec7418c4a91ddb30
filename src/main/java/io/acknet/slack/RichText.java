package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/// Turns CommonMark into the elements of a rich text block.
///
/// Slack nests no blocks inside a list: a list is a run of `rich_text_list` elements, each with its
/// depth, and a code block between two items ends one run and begins the next at the number where the
/// last one stopped.
final class RichText {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final List<ObjectNode> elements = new ArrayList<>();

    private RichText() {}

    /// Elements in reading order; never empty.
    static List<ObjectNode> of(String markdown) {
        RichText text = new RichText();
        text.blocks(PARSER.parse(markdown), 0);
        if (text.elements.isEmpty()) {
            text.elements.add(Blocks.richSection(List.of(Blocks.text(" "))));
        }
        return text.elements;
    }

    private void blocks(Node parent, int depth) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, depth);
        }
    }

    private void block(Node node, int depth) {
        switch (node) {
            case Paragraph paragraph -> section(Inlines.of(paragraph, Inlines.Style.PLAIN));
            case Heading heading -> section(Inlines.of(heading, Inlines.Style.PLAIN.bolder()));
            case FencedCodeBlock code -> preformatted(code.getLiteral());
            case IndentedCodeBlock code -> preformatted(code.getLiteral());
            case HtmlBlock html -> section(List.of(Blocks.text(html.getLiteral())));
            case BlockQuote quote -> quote(quote);
            case TableBlock table -> preformatted(TableText.of(table));
            case ListBlock list -> list(list, depth);
            default -> blocks(node, depth);
        }
    }

    /// Two paragraphs in a row get an empty line between them.
    private void section(List<ObjectNode> inlines) {
        if (inlines.isEmpty()) {
            return;
        }
        List<ObjectNode> all = new ArrayList<>();
        if (!elements.isEmpty() && isSection(elements.getLast())) {
            all.add(Blocks.text("\n"));
        }
        all.addAll(inlines);
        elements.add(Blocks.richSection(all));
    }

    private static boolean isSection(ObjectNode element) {
        return element.path("type").asText().equals("rich_text_section");
    }

    private void preformatted(String literal) {
        String text = literal.stripTrailing();
        if (!text.isEmpty()) {
            elements.add(Blocks.preformatted(text));
        }
    }

    private void quote(BlockQuote quote) {
        List<ObjectNode> inlines = new ArrayList<>();
        for (Node node = quote.getFirstChild(); node != null; node = node.getNext()) {
            if (!inlines.isEmpty()) {
                inlines.add(Blocks.text("\n"));
            }
            inlines.addAll(Inlines.of(node, Inlines.Style.PLAIN));
        }
        if (!inlines.isEmpty()) {
            ObjectNode element = Blocks.object("rich_text_quote");
            element.set("elements", Blocks.array(inlines));
            elements.add(element);
        }
    }

    private void list(ListBlock list, int depth) {
        int number = list instanceof OrderedList ordered ? start(ordered) : 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                item(item, depth, new Numbering(list instanceof BulletList, number++));
            }
        }
    }

    private static int start(OrderedList list) {
        Integer number = list.getMarkerStartNumber();
        return number == null ? 1 : number;
    }

    /// @param number the item's, from 1
    private record Numbering(boolean bullet, int number) {
        String style() {
            return bullet ? "bullet" : "ordered";
        }
    }

    /// The item's first paragraph is the entry; what follows it stands below.
    private void item(Node item, int depth, Numbering numbering) {
        Node first = item.getFirstChild();
        if (first instanceof Paragraph) {
            entry(Blocks.richSection(Inlines.of(first, Inlines.Style.PLAIN)), depth, numbering);
            first = first.getNext();
        } else {
            entry(Blocks.richSection(List.of(Blocks.text(" "))), depth, numbering);
        }
        for (Node node = first; node != null; node = node.getNext()) {
            block(node, depth + 1);
        }
    }

    private void entry(ObjectNode section, int depth, Numbering numbering) {
        if (!elements.isEmpty() && continues(elements.getLast(), depth, numbering)) {
            elements.getLast().withArray("elements").add(section);
            return;
        }
        ObjectNode list = Blocks.object("rich_text_list");
        list.put("style", numbering.style()).put("indent", depth);
        if (!numbering.bullet() && numbering.number() > 1) {
            list.put("offset", numbering.number() - 1);
        }
        list.withArray("elements").add(section);
        elements.add(list);
    }

    private static boolean continues(ObjectNode last, int depth, Numbering numbering) {
        return last.path("type").asText().equals("rich_text_list")
                && last.path("indent").asInt() == depth
                && last.path("style").asText().equals(numbering.style())
                && (numbering.bullet() || numbering.number() > 1);
    }
}
