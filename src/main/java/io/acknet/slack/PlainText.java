package io.acknet.slack;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// The words of a piece of CommonMark, without its marks.
final class PlainText extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder().build();

    private final StringBuilder words = new StringBuilder();

    private PlainText() {}

    static String of(Node node) {
        PlainText text = new PlainText();
        node.accept(text);
        return text.words.toString().strip();
    }

    /// The first paragraph, list item or line of a text.
    static String opening(String markdown) {
        Node first = PARSER.parse(markdown).getFirstChild();
        return first == null ? "" : of(first);
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak softLineBreak) {
        words.append(' ');
    }
}
