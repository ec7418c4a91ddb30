package io.acknet.knowledge.imports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Turns notes (`**说明：** …`, `**Note:** …`) into quotes where they stand, nested ones too.
final class Notes {
    private static final Pattern NOTE =
            Pattern.compile(
                    "(?i)\\s*(说明|注意|重要|警告|注|备注|提示|危险|notes?|important|warning|caution|notice"
                            + "|attention|tips?|danger)\\s*[：:]?\\s*");
    private static final Pattern WARNING =
            Pattern.compile(
                    "(?i)\\s*(注意|重要|警告|危险|important|warning|caution|attention|danger)\\s*[：:]?\\s*");
    private static final Pattern PLAIN =
            Pattern.compile("(?s)(说明|注意|警告|备注|Note|Warning|Caution)[：:].*");
    private static final Pattern COLON = Pattern.compile("(?s).*[：:]\\s*");

    private Notes() {}

    /// Changes the tree below this node.
    static void quote(Node container) {
        for (Node child : Nodes.children(container)) {
            if (child instanceof Paragraph paragraph) {
                split(paragraph);
            } else if (!(child instanceof BlockQuote)) {
                quote(child);
            }
        }
        for (Node child : Nodes.children(container)) {
            if (child instanceof Paragraph paragraph && container.equals(paragraph.getParent())) {
                quoted(paragraph);
            }
        }
    }

    /// Whether a quote is a warning rather than a remark.
    static boolean isWarning(Node block) {
        return block instanceof BlockQuote quote
                && quote.getFirstChild() instanceof Paragraph paragraph
                && label(paragraph)
                        .filter(label -> WARNING.matcher(Nodes.text(label)).matches())
                        .isPresent();
    }

    /// What a warning says, without the word that calls it one.
    static List<Node> unquoted(Node quote) {
        if (quote.getFirstChild() instanceof Paragraph paragraph) {
            label(paragraph).ifPresent(Node::unlink);
            if (paragraph.getFirstChild() instanceof Text text) {
                text.setLiteral(text.getLiteral().replaceFirst("^\\s*[：:]?\\s*", ""));
            }
            if (Nodes.text(paragraph).isBlank()) {
                paragraph.unlink();
            }
        }
        return Nodes.children(quote);
    }

    /// A note in the middle of a paragraph begins a paragraph of its own.
    private static void split(Paragraph paragraph) {
        for (Node child : Nodes.children(paragraph)) {
            boolean first = child.getPrevious() == null;
            if (!first && isLabel(child) && endsWithColon(child)) {
                Paragraph note = new Paragraph();
                note.setSourceSpans(paragraph.getSourceSpans());
                paragraph.insertAfter(note);
                Node next = child;
                while (next != null) {
                    Node following = next.getNext();
                    note.appendChild(next);
                    next = following;
                }
                split(note);
                return;
            }
        }
    }

    private static void quoted(Paragraph paragraph) {
        boolean plain = PLAIN.matcher(Nodes.text(paragraph)).matches();
        if (label(paragraph).isEmpty() && !plain) {
            return;
        }
        BlockQuote quote = new BlockQuote();
        quote.setSourceSpans(paragraph.getSourceSpans());
        Node next = paragraph.getNext();
        boolean alone = NOTE.matcher(Nodes.text(paragraph)).matches();
        boolean introduces = alone || COLON.matcher(Nodes.text(paragraph)).matches();
        paragraph.insertBefore(quote);
        quote.appendChild(paragraph);
        if (introduces && next != null && (alone || next instanceof ListBlock)) {
            Node after = next.getNext();
            boolean list = after instanceof ListBlock || after instanceof FencedCodeBlock;
            boolean leadsOn = COLON.matcher(Nodes.text(next)).matches() && list;
            quote.appendChild(next);
            if (leadsOn && next instanceof Paragraph) {
                quote.appendChild(after);
            }
        }
    }

    private static Optional<Node> label(Paragraph paragraph) {
        Node first = paragraph.getFirstChild();
        if (!isLabel(first)) {
            return Optional.empty();
        }
        Node next = first.getNext();
        boolean alone = next == null || next instanceof SoftLineBreak;
        boolean colon = endsWithColon(first);
        return alone || colon ? Optional.of(first) : Optional.empty();
    }

    private static boolean isLabel(Node node) {
        return node instanceof StrongEmphasis && NOTE.matcher(Nodes.text(node)).matches();
    }

    /// Inside the bold or directly behind it.
    private static boolean endsWithColon(Node label) {
        Node next = label.getNext();
        return COLON.matcher(Nodes.text(label)).matches()
                || (next instanceof Text text && text.getLiteral().matches("(?s)\\s*[：:].*"));
    }
}
