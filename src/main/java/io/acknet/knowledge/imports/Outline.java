package io.acknet.knowledge.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;

/// Parts a document into sections.
///
/// - A heading that is a label (`问题现象`) or a step (`方法一`) opens no section: it belongs to the
///   answer above it.
/// - A bold line that asks something opens one, where a group of questions is expected.
/// - What stands under a heading or a bold line such as `相关文档` is left out.
final class Outline {
    private final Cleaned cleaned;
    private final Notices notices;
    private final List<Section> flat = new ArrayList<>();

    private Section current = new Section(0, "", 1, Optional.empty());

    /// The level of the label heading that the following text stands under; 0 is none.
    private int labelLevel;

    /// The level of the heading whose text is left out; 0 is none.
    private int leftLevel;

    private Outline(Cleaned cleaned, Notices notices) {
        this.cleaned = cleaned;
        this.notices = notices;
        flat.add(current);
    }

    /// Sections as a tree. The root has the document's title, or an empty one, and what stands before
    /// the first question.
    static Section of(Node document, Cleaned cleaned, Notices notices) {
        Outline outline = new Outline(cleaned, notices);
        Nodes.children(document).forEach(outline::block);
        return outline.tree();
    }

    private void block(Node block) {
        if (block instanceof Heading heading) {
            heading(heading);
        } else if (isRelated(block)) {
            leave(LAST_LEVEL, block, Nodes.text(block));
        } else if (leftLevel == 0) {
            text(block);
        }
    }

    private static final int LAST_LEVEL = 6;

    private void heading(Heading heading) {
        String title = Wording.title(Nodes.text(heading));
        if (leftLevel > 0 && leftLevel < LAST_LEVEL && heading.getLevel() > leftLevel) {
            return;
        }
        leftLevel = 0;
        if (title.isEmpty()) {
            return;
        }
        boolean first = heading.getLevel() == 1 && flat.size() == 1 && current.blocks.isEmpty();
        if (first) {
            begin(heading, title);
        } else if (Labels.isRelated(title)) {
            leave(heading.getLevel(), heading, title);
        } else if (Labels.of(title).isPresent()) {
            labelLevel = heading.getLevel();
            current.blocks.add(heading);
        } else if (belongsToAnswer(heading, title)) {
            current.blocks.add(heading);
        } else {
            begin(heading, title);
        }
    }

    private void begin(Heading heading, String title) {
        labelLevel = 0;
        int line = cleaned.lineOf(heading);
        open(new Section(heading.getLevel(), title, line, Optional.of(heading)));
    }

    private boolean belongsToAnswer(Heading heading, String title) {
        boolean underLabel = labelLevel > 0 && heading.getLevel() > labelLevel;
        boolean step = Wording.step(title) && !Wording.marked(title);
        return underLabel || (step && !Wording.collection(current.title));
    }

    private void leave(int level, Node block, String title) {
        leftLevel = level;
        notices.left(cleaned.lineOf(block), title.strip(), "links to further reading, no question");
    }

    private void text(Node block) {
        if (expectsQuestions() && block instanceof Paragraph && isBoldQuestion(block)) {
            open(bold(block));
        } else if (expectsQuestions() && isListOfQuestions(block)) {
            Nodes.children(block).forEach(this::item);
        } else {
            current.blocks.add(block);
        }
    }

    private void item(Node item) {
        List<Node> parts = Nodes.children(item);
        open(bold(parts.getFirst()));
        current.blocks.addAll(parts.subList(1, parts.size()));
    }

    /// Under a heading that names many questions, or directly under one that asks nothing.
    private boolean expectsQuestions() {
        return current.level == Section.BOLD
                || Wording.collection(current.title)
                || (!current.answers() && !Wording.asked(current.title) && labelLevel == 0);
    }

    private static boolean isListOfQuestions(Node block) {
        return block instanceof ListBlock
                && Nodes.children(block).stream()
                        .allMatch(item ->
                                item.getFirstChild() instanceof Paragraph first
                                        && isBoldQuestion(first)
                                        && first.getNext() != null);
    }

    private static boolean isBoldQuestion(Node paragraph) {
        List<Node> parts =
                Nodes.children(paragraph).stream()
                        .filter(part -> !Nodes.text(part).isBlank())
                        .toList();
        boolean bold = !parts.isEmpty() && parts.getFirst() instanceof StrongEmphasis;
        String tail = Nodes.text(parts.subList(Math.min(1, parts.size()), parts.size())).strip();
        boolean whole = tail.isEmpty() || tail.matches("[？?：:。.]");
        String title = Nodes.text(paragraph).strip();
        return bold && whole && (Wording.marked(title) || (numbered(title) && asks(title)));
    }

    private static boolean numbered(String title) {
        return !Wording.title(title).equals(title);
    }

    private static boolean asks(String title) {
        return Wording.asked(title) && Labels.of(title).isEmpty();
    }

    private static boolean isRelated(Node block) {
        return block instanceof Paragraph
                && block.getFirstChild() instanceof StrongEmphasis
                && Labels.isRelated(Nodes.text(block));
    }

    private Section bold(Node paragraph) {
        String title = Wording.title(Nodes.text(paragraph).strip());
        return new Section(Section.BOLD, title, cleaned.lineOf(paragraph), Optional.empty());
    }

    private void open(Section section) {
        flat.add(section);
        current = section;
    }

    private Section tree() {
        Section root = root();
        Deque<Section> path = new ArrayDeque<>();
        path.push(root);
        for (Section section : flat) {
            while (path.size() > 1 && path.peek().level >= section.level) {
                path.pop();
            }
            path.peek().children.add(section);
            path.push(section);
        }
        return root;
    }

    /// The first heading is the document's title when it is the only one of its level, or when it
    /// names a collection.
    private Section root() {
        Section lead = flat.removeFirst();
        if (flat.isEmpty() || flat.getFirst().level != 1) {
            return lead;
        }
        Section first = flat.getFirst();
        long titles = flat.stream().filter(section -> section.level == 1).count();
        if (titles > 1 && !Wording.collection(first.title) && first.answers()) {
            return lead;
        }
        flat.removeFirst();
        Section root = new Section(0, first.title, first.line, first.heading);
        root.blocks.addAll(lead.blocks);
        root.blocks.addAll(first.blocks);
        return root;
    }
}
