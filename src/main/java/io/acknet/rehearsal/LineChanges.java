package io.acknet.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// Two texts as one list of lines, each with its sign: `-` it went, `+` it came, a blank: it stayed.
/// Between the first and the last line that differ everything counts as changed.
final class LineChanges {
    private static final int CONTEXT = 3;

    private final ArrayNode lines = JsonNodeFactory.instance.arrayNode();

    private LineChanges() {}

    static ArrayNode of(String before, String after) {
        List<String> was = before.lines().toList();
        List<String> is = after.lines().toList();
        int shorter = Math.min(was.size(), is.size());
        int same = 0;
        while (same < shorter && was.get(same).equals(is.get(same))) {
            same++;
        }
        int end = 0;
        while (end < shorter - same
                && was.get(was.size() - 1 - end).equals(is.get(is.size() - 1 - end))) {
            end++;
        }
        LineChanges changes = new LineChanges();
        changes.add(" ", was.subList(Math.max(0, same - CONTEXT), same));
        changes.add("-", was.subList(same, was.size() - end));
        changes.add("+", is.subList(same, is.size() - end));
        int from = is.size() - end;
        changes.add(" ", is.subList(from, Math.min(is.size(), from + CONTEXT)));
        return changes.lines;
    }

    private void add(String sign, List<String> texts) {
        texts.forEach(text -> lines.addObject().put("sign", sign).put("text", text));
    }
}
