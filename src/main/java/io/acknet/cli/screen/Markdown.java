package io.acknet.cli.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Markdown as a terminal shows it: wrapped, lists indented, tables in columns, code in its lines as it is.
public final class Markdown {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final Screen screen;

    public Markdown(Screen screen) {
        this.screen = screen;
    }

    public String show(String markdown) {
        return blocks(PARSER.parse(markdown), "");
    }

    /// Blocks with an empty line between them.
    private String blocks(Node parent, String indent) {
        return children(parent).stream()
                .map(block -> block(block, indent))
                .collect(Collectors.joining("\n\n"));
    }

    private String block(Node node, String indent) {
        return switch (node) {
            case Heading it -> screen.wrap(indent, screen.paint(inline(it), Colour.BOLD));
            case BulletList it -> items(it, indent, _ -> "• ");
            case OrderedList it -> items(it, indent, index -> (index + 1) + ". ");
            case FencedCodeBlock it -> code(it.getLiteral(), indent);
            case IndentedCodeBlock it -> code(it.getLiteral(), indent);
            case BlockQuote it -> blocks(it, indent + "│ ");
            case TableBlock it -> table(it, indent);
            case HtmlBlock it -> indent + it.getLiteral();
            default -> screen.wrap(indent, inline(node));
        };
    }

    private interface Bullet {
        String of(int index);
    }

    private String items(Node list, String indent, Bullet bullet) {
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Node item : children(list)) {
            String mark = bullet.of(index++);
            String deeper = indent + " ".repeat(Columns.of(mark));
            String body = blocks(item, deeper).replace("\n\n" + deeper + "•", "\n" + deeper + "•");
            out.append(index > 1 ? "\n" : "").append(indent).append(mark);
            out.append(body.startsWith(deeper) ? body.substring(deeper.length()) : body);
        }
        return out.toString();
    }

    /// Never wrapped, so that it can be copied.
    private String code(String literal, String indent) {
        return literal.stripTrailing()
                .lines()
                .map(line -> indent + "    " + screen.paint(line, Colour.CYAN))
                .collect(Collectors.joining("\n"));
    }

    private String table(TableBlock block, String indent) {
        Table table = new Table();
        for (Node part : children(block)) {
            for (Node row : children(part)) {
                boolean head = row.getFirstChild() instanceof TableCell cell && cell.isHeader();
                if (row instanceof TableRow) {
                    table.row(
                            children(row).stream()
                                    .map(this::inline)
                                    .map(cell -> head ? screen.paint(cell, Colour.BOLD) : cell)
                                    .toList());
                }
            }
        }
        int room = screen.isTerminal() ? screen.width() - Columns.of(indent) : Screen.ENDLESS;
        return table.on(new Screen(room, screen.colours()))
                .indent(0)
                .stripTrailing()
                .replaceAll("(?m)^", indent);
    }

    private String inline(Node parent) {
        return children(parent).stream().map(this::span).collect(Collectors.joining());
    }

    private String span(Node node) {
        return switch (node) {
            case Text it -> it.getLiteral();
            case Code it -> screen.paint(it.getLiteral(), Colour.CYAN);
            case StrongEmphasis it -> screen.paint(inline(it), Colour.BOLD);
            case Link it ->
                    inline(it).equals(it.getDestination())
                            ? it.getDestination()
                            : inline(it) + " (" + it.getDestination() + ")";
            case SoftLineBreak _ -> " ";
            case HardLineBreak _ -> "\n";
            case HtmlInline it -> it.getLiteral();
            default -> inline(node);
        };
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
