package io.acknet.knowledge.imports;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/// Error messages that a symptom shows as code: the words that people paste when they ask.
final class ErrorLines {
    private static final Pattern MESSAGE =
            Pattern.compile(
                    "(?i).*\\b(error|err|fail(ed|ure|s)?|cannot|can't|could not|unable|denied|forbidden"
                            + "|refused|timed? ?out|not found|invalid|unknown|not ready|no such|exceeded"
                            + "|insufficient|unauthorized|backoff|warning)\\b.*");

    /// A block with more lines is a log or a manifest.
    private static final int MOST_LINES = 6;

    private ErrorLines() {}

    static List<String> in(List<Node> blocks) {
        return blocks.stream()
                .flatMap(block -> Nodes.deep(block).stream())
                .filter(FencedCodeBlock.class::isInstance)
                .map(block -> ((FencedCodeBlock) block).getLiteral())
                .filter(code -> code.lines().count() <= MOST_LINES)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(MESSAGE.asMatchPredicate())
                .distinct()
                .toList();
    }
}
