package io.acknet.knowledge.imports;

import io.acknet.knowledge.Topic.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Sorts the blocks of an answer into its parts, by labels.
///
/// A label is a heading, a line of its own, bold or not, or the first words of a paragraph before a
/// colon. Where causes and cures take turns, they stay together in the cure, each under its label.
final class Parting {
    private static final Set<Kind> TELLING = EnumSet.of(Kind.SYMPTOM, Kind.CAUSE);

    private final Map<Kind, List<Node>> parts = new LinkedHashMap<>();
    private final boolean turns;
    private Kind kind = Kind.BODY;

    private Parting(boolean turns) {
        this.turns = turns;
    }

    static Map<Kind, List<Node>> of(List<Node> blocks) {
        List<Node> flat = withoutLabelLists(blocks);
        Parting parting = new Parting(takesTurns(flat));
        flat.forEach(parting::block);
        parting.parts.values().removeIf(List::isEmpty);
        return parting.parts;
    }

    /// Whether the blocks hold a symptom or a cause under a label; steps alone may be a guide's.
    static boolean labelled(List<Node> blocks) {
        return withoutLabelLists(blocks).stream()
                .anyMatch(
                        block -> label(block).filter(l -> TELLING.contains(l.kind())).isPresent());
    }

    /// @param rest whether the block goes on behind the label
    private record Label(Kind kind, String word, boolean rest) {}

    private void block(Node block) {
        Optional<Label> label = label(block);
        if (label.isPresent()) {
            open(label.get(), block);
        } else if (Notes.isWarning(block)) {
            part(Kind.WARNING).addAll(Notes.unquoted(block));
        } else {
            part(kind).add(block);
        }
    }

    private void open(Label label, Node block) {
        boolean together = turns && (label.kind() == Kind.CAUSE || label.kind() == Kind.CURE);
        kind = together ? Kind.CURE : label.kind();
        if (together) {
            part(kind).add(bold(label.word()));
        }
        if (label.rest()) {
            strip((Paragraph) block, label.word());
            part(kind).add(block);
        }
    }

    private List<Node> part(Kind of) {
        return parts.computeIfAbsent(of, any -> new ArrayList<>());
    }

    private static boolean takesTurns(List<Node> blocks) {
        List<Kind> order =
                blocks.stream().flatMap(block -> label(block).stream()).map(Label::kind).toList();
        int cure = order.indexOf(Kind.CURE);
        return cure >= 0 && order.lastIndexOf(Kind.CAUSE) > cure && order.contains(Kind.CAUSE);
    }

    private static Optional<Label> label(Node block) {
        String text = Nodes.text(block).strip();
        return switch (block) {
            case Heading _ -> Labels.of(Wording.title(text)).map(k -> new Label(k, text, false));
            case Paragraph paragraph ->
                    Labels.of(text)
                            .map(k -> new Label(k, text, false))
                            .or(() -> inline(paragraph, text));
            default -> Optional.empty();
        };
    }

    private static Optional<Label> inline(Paragraph paragraph, String text) {
        return Labels.inline(text)
                .filter(label -> beginsWith(paragraph, label.word()))
                .map(label -> new Label(label.kind(), label.word(), true));
    }

    private static boolean beginsWith(Paragraph paragraph, String word) {
        Node first = paragraph.getFirstChild();
        String start = Nodes.text(first).strip();
        boolean bold =
                first instanceof StrongEmphasis && start.replaceAll("[：:]$", "").equals(word);
        return bold || (first instanceof Text && start.startsWith(word));
    }

    private static void strip(Paragraph paragraph, String word) {
        Node first = paragraph.getFirstChild();
        if (first instanceof StrongEmphasis) {
            Node next = first.getNext();
            first.unlink();
            if (next instanceof Text text) {
                text.setLiteral(text.getLiteral().replaceFirst("^\\s*[：:]?\\s*", ""));
            }
        } else if (first instanceof Text text) {
            String rest = text.getLiteral().strip().substring(word.length());
            text.setLiteral(rest.replaceFirst("^\\s*[：:]?\\s*", ""));
        }
    }

    /// A list whose items are `问题现象：…`, `解决方法：…` is no list.
    private static List<Node> withoutLabelLists(List<Node> blocks) {
        List<Node> flat = new ArrayList<>();
        for (Node block : blocks) {
            boolean labels =
                    block instanceof ListBlock
                            && Nodes.children(block).stream()
                                    .allMatch(item ->
                                            item.getFirstChild() instanceof Paragraph first
                                                    && label(first).isPresent());
            if (labels) {
                Nodes.children(block).forEach(item -> flat.addAll(Nodes.children(item)));
            } else {
                flat.add(block);
            }
        }
        return flat;
    }

    private static Node bold(String word) {
        Paragraph paragraph = new Paragraph();
        StrongEmphasis strong = new StrongEmphasis();
        strong.appendChild(new Text(word.replaceAll("[：:]\\s*$", "")));
        paragraph.appendChild(strong);
        return paragraph;
    }
}
