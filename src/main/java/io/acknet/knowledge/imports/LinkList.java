package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;

/// The list of questions at the top of a document: items that are one link each, in groups under
/// bold lines.
final class LinkList {
    private LinkList() {}

    /// @param line of the file
    record Entry(String text, String destination, int line) {}

    static List<Entry> entries(List<Node> blocks, Cleaned cleaned) {
        List<Entry> entries = new ArrayList<>();
        blocks.stream()
                .filter(block -> block instanceof ListBlock || isOneLink(block))
                .flatMap(block -> Nodes.deep(block).stream())
                .filter(LinkList::isOneLink)
                .forEach(item -> entries.add(entry(item, cleaned)));
        return entries;
    }

    /// Whether a block belongs to such a list.
    static boolean isPartOf(Node block) {
        return block instanceof ThematicBreak
                || isBold(block)
                || isOneLink(block)
                || (block instanceof ListBlock list
                        && Nodes.children(list).stream().allMatch(LinkList::isLinkItem));
    }

    private static boolean isLinkItem(Node item) {
        List<Node> parts = Nodes.children(item);
        return !parts.isEmpty()
                && parts.stream().anyMatch(part -> isOneLink(part) || part instanceof ListBlock)
                && parts.stream().allMatch(part -> part instanceof Paragraph || isPartOf(part));
    }

    /// A paragraph that is nothing but a link.
    private static boolean isOneLink(Node node) {
        return node instanceof Paragraph paragraph
                && Nodes.children(paragraph).stream()
                        .allMatch(part -> part instanceof Link || Nodes.text(part).isBlank())
                && Nodes.children(paragraph).stream().filter(Link.class::isInstance).count() == 1;
    }

    private static boolean isBold(Node node) {
        return node instanceof Paragraph
                && node.getFirstChild() instanceof StrongEmphasis
                && node.getFirstChild().getNext() == null;
    }

    private static Entry entry(Node paragraph, Cleaned cleaned) {
        for (Node child : Nodes.children(paragraph)) {
            if (child instanceof Link link) {
                String label = Links.label(Nodes.text(Nodes.children(link)), link.getDestination());
                return new Entry(label, link.getDestination(), cleaned.lineOf(paragraph));
            }
        }
        throw new IllegalStateException("no link in " + paragraph);
    }
}
