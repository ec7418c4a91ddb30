package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Ways to look at a CommonMark tree.
final class Nodes {
    private Nodes() {}

    static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /// What a reader sees, on one line and without any markup.
    static String text(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            case HtmlInline html -> Html.isTag(html.getLiteral()) ? "" : html.getLiteral();
            case SoftLineBreak _, HardLineBreak _ -> " ";
            case Image _ -> "";
            default -> text(children(node));
        };
    }

    static String text(List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> text.append(text(node)));
        return text.toString();
    }

    /// This node and all below it, in reading order.
    static List<Node> deep(Node node) {
        List<Node> all = new ArrayList<>();
        all.add(node);
        children(node).forEach(child -> all.addAll(deep(child)));
        return all;
    }
}
