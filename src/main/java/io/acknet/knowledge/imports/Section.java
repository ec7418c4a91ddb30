package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/// A heading with what stands under it, before the next heading of its level.
final class Section {
    /// Deeper than any heading: a question that is only a bold line.
    static final int BOLD = 7;

    final int level;
    final String title;
    final int line;
    final Optional<Heading> heading;
    final List<Node> blocks = new ArrayList<>();
    final List<Section> children = new ArrayList<>();

    /// @param level 0 for what stands before the first heading
    Section(int level, String title, int line, Optional<Heading> heading) {
        this.level = level;
        this.title = title;
        this.line = line;
        this.heading = heading;
    }

    /// Whether it holds links to elsewhere and nothing to read.
    boolean onlyLinks() {
        return !blocks.isEmpty() && !answers();
    }

    /// Whether it holds more than links.
    boolean answers() {
        return blocks.stream().anyMatch(block -> !LinkList.isPartOf(block));
    }

    boolean labelled() {
        return Parting.labelled(blocks);
    }

    /// Takes a section below in as a chapter of this one.
    void absorb(Section child) {
        child.heading.ifPresent(blocks::add);
        blocks.addAll(child.blocks);
        child.children.forEach(this::absorb);
    }
}
