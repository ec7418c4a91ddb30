package io.acknet.knowledge.imports;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// What a translation leaves as it was: code, names with digits or signs in them, addresses, pictures,
/// and how many blocks of code and list items there are.
record Signs(Set<String> tokens, int fences, int items) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./:-]{2,}");
    private static final Pattern TECHNICAL =
            Pattern.compile(
                    ".*[a-z].*[A-Z].*|.*[A-Z]{2,}.*|.*[A-Za-z].*\\d.*|.*\\d.*\\..*|.*[_/].*");

    /// Parts of an address that differ between languages, and words of every other manifest.
    private static final Set<String> SAY_NOTHING =
            Set.of(
                    "help.aliyun.com",
                    "www.alibabacloud.com",
                    "zh-cn",
                    "en-us",
                    "https",
                    "http",
                    "kubectl",
                    "kube-system",
                    "get",
                    "apply",
                    "describe",
                    "delete",
                    "edit",
                    "pod",
                    "pods",
                    "svc",
                    "node",
                    "nodes",
                    "yaml",
                    "apiversion",
                    "kind",
                    "metadata",
                    "name",
                    "namespace",
                    "spec",
                    "labels",
                    "app",
                    "default",
                    "kubernetes",
                    "ack");

    static Signs of(Question question) {
        Set<String> tokens = new HashSet<>(technical(question.title()));
        List<Node> nodes =
                question.blocks().stream().flatMap(block -> Nodes.deep(block).stream()).toList();
        nodes.forEach(node -> tokens.addAll(tokens(node)));
        question.document().ifPresent(id -> tokens.add("document-" + id));
        tokens.removeAll(SAY_NOTHING);
        return new Signs(
                tokens,
                (int) nodes.stream().filter(FencedCodeBlock.class::isInstance).count(),
                (int) nodes.stream().filter(ListItem.class::isInstance).count());
    }

    /// Whether both can be the same answer, by their shape alone.
    boolean fits(Signs other) {
        int most = Math.max(items, other.items);
        int least = Math.min(items, other.items);
        return Math.abs(fences - other.fences) <= 1 && most <= 2 * least + 2;
    }

    private static List<String> tokens(Node node) {
        return switch (node) {
            case FencedCodeBlock code -> all(code.getLiteral());
            case Code code -> all(code.getLiteral());
            case Text text -> technical(text.getLiteral());
            case Link link -> address(link.getDestination());
            case Image image -> address(image.getDestination());
            default -> List.of();
        };
    }

    private static List<String> all(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(token -> token.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> technical(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(TECHNICAL.asMatchPredicate())
                .map(token -> token.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The last pieces of an address; of a path to another file nothing, for it is translated.
    private static List<String> address(String destination) {
        if (!destination.contains("://") && !destination.startsWith("..")) {
            return List.of();
        }
        String[] pieces = destination.replaceFirst("\\.(png|jpe?g|gif|html?)$", "").split("/+");
        return Arrays.stream(pieces)
                .skip(Math.max(0, pieces.length - 2))
                .map(piece -> piece.toLowerCase(Locale.ROOT))
                .toList();
    }
}
