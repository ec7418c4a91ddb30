package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/// Writes blocks as Markdown in one plain form: `- ` and `1. ` for lists, backtick fences, `> `.
final class Blocks {
    /// Headings inside a part of a topic begin at the third level.
    private static final int TOP_HEADING = 3;

    private static final int LAST_HEADING = 6;

    private final Inlines inlines;

    Blocks(Inlines inlines) {
        this.inlines = inlines;
    }

    String write(List<Node> blocks) {
        return String.join("\n", lines(blocks)).strip();
    }

    private List<String> lines(List<Node> blocks) {
        List<String> all = new ArrayList<>();
        boolean afterText = false;
        for (Node block : blocks) {
            List<String> lines = block(block);
            if (lines.isEmpty()) {
                continue;
            }
            boolean together = afterText && isNested(block);
            if (!all.isEmpty() && !together) {
                all.add("");
            }
            all.addAll(lines);
            afterText = block instanceof Paragraph;
        }
        return all;
    }

    /// A list directly under the text of the item that it belongs to.
    private static boolean isNested(Node block) {
        return block instanceof BulletList
                && block.getParent() != null
                && block.getParent().getParent() instanceof ListBlock;
    }

    private List<String> block(Node block) {
        return switch (block) {
            case Paragraph paragraph -> text(inlines.write(Nodes.children(paragraph)));
            case Heading heading -> heading(heading);
            case FencedCodeBlock code -> fence(code.getInfo(), code.getLiteral());
            case IndentedCodeBlock code -> fence("", code.getLiteral());
            case ListBlock list -> list(list);
            case BlockQuote quote ->
                    lines(Nodes.children(quote)).stream()
                            .map(line -> line.isEmpty() ? ">" : "> " + line)
                            .toList();
            case HtmlBlock html -> html(html);
            case TableBlock table -> table(table);
            default -> lines(Nodes.children(block));
        };
    }

    private static List<String> text(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private List<String> heading(Heading heading) {
        int level = Math.clamp(heading.getLevel(), TOP_HEADING, LAST_HEADING);
        String text = inlines.write(Nodes.children(heading)).replace("\n", " ");
        return text.isEmpty() ? List.of() : List.of("#".repeat(level) + " " + text);
    }

    private static List<String> fence(String info, String literal) {
        List<Line> raw =
                Arrays.stream(literal.split("\n")).map(line -> Line.code(line, 0)).toList();
        List<Line> code = Code.clean(raw);
        if (code.isEmpty()) {
            return List.of();
        }
        String mark = Code.mark(code);
        Stream<String> text = code.stream().map(Line::text);
        String language = info == null ? "" : info;
        return Stream.of(Stream.of(mark + language), text, Stream.of(mark))
                .flatMap(lines -> lines)
                .toList();
    }

    private List<String> list(ListBlock list) {
        List<List<String>> items = new ArrayList<>();
        for (Node item : Nodes.children(list)) {
            List<String> lines = lines(Nodes.children(item));
            if (!lines.isEmpty()) {
                items.add(lines);
            }
        }
        boolean loose = items.stream().anyMatch(lines -> lines.contains(""));
        int number = list instanceof OrderedList ordered ? start(ordered) : 0;
        List<String> all = new ArrayList<>();
        for (List<String> item : items) {
            if (loose && !all.isEmpty()) {
                all.add("");
            }
            String marker = list instanceof OrderedList ? number + ". " : "- ";
            all.addAll(indented(marker, item));
            number++;
        }
        return all;
    }

    private static int start(OrderedList list) {
        Integer number = list.getMarkerStartNumber();
        return number == null ? 1 : number;
    }

    private static List<String> indented(String marker, List<String> item) {
        String margin = " ".repeat(marker.length());
        List<String> lines = new ArrayList<>();
        for (String line : item) {
            String front = lines.isEmpty() ? marker : margin;
            lines.add(line.isEmpty() ? "" : front + line);
        }
        return lines;
    }

    private List<String> html(HtmlBlock html) {
        return Html.text(html.getLiteral())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> PlainWords.write(line, true))
                .toList();
    }

    private List<String> table(TableBlock table) {
        List<String> rows = new ArrayList<>();
        for (Node part : Nodes.children(table)) {
            for (Node row : Nodes.children(part)) {
                if (row instanceof TableRow) {
                    rows.add(row(row));
                    if (rows.size() == 1) {
                        rows.add("|" + " --- |".repeat(Nodes.children(row).size()));
                    }
                }
            }
        }
        return rows;
    }

    private String row(Node row) {
        StringBuilder line = new StringBuilder("|");
        for (Node cell : Nodes.children(row)) {
            if (cell instanceof TableCell) {
                String text = inlines.write(Nodes.children(cell)).replaceAll("\\s*\n", " ");
                line.append(' ').append(text.replace("|", "\\|")).append(" |");
            }
        }
        return line.toString();
    }
}
