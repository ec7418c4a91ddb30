package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// A sentence of a check in rich text. Only backquotes mean something in it: other marks may have come
/// with a value out of the cluster, and a link there must not become one.
final class Spans {
    private Spans() {}

    static List<ObjectNode> of(String sentence) {
        List<ObjectNode> spans = new ArrayList<>();
        String[] pieces = sentence.split("`", -1);
        boolean paired = pieces.length % 2 == 1;
        for (int i = 0; i < pieces.length; i++) {
            boolean code = paired && i % 2 == 1;
            if (!pieces[i].isEmpty()) {
                spans.add(code ? code(pieces[i]) : Blocks.text(pieces[i]));
            }
        }
        return spans;
    }

    private static ObjectNode code(String text) {
        ObjectNode node = Blocks.text(text);
        node.putObject("style").put("code", true);
        return node;
    }
}
