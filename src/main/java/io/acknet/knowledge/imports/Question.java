package io.acknet.knowledge.imports;

import io.acknet.lang.Lang;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;

/// One question of a document with its answer, still as a tree.
///
/// @param line of the file
/// @param blocks the answer; empty when it stands elsewhere
/// @param anchor the id under which the document's own links reach it
/// @param variants other wordings of the title
/// @param errors error messages that the answer explains
/// @param elsewhere the link that takes the answer's place
record Question(
        Lang lang,
        String title,
        int line,
        List<Node> blocks,
        Optional<String> anchor,
        List<String> variants,
        List<String> errors,
        Optional<LinkList.Entry> elsewhere) {

    /// The number of the document in the help centre that holds the answer.
    Optional<String> document() {
        return elsewhere.flatMap(entry -> Links.documentId(entry.destination()));
    }

    boolean stub() {
        return elsewhere.isPresent();
    }
}
