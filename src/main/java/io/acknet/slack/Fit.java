package io.acknet.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes messages that Slack takes: when there is too much, blocks go away from the end, and a line
/// says how many. Buttons stay.
final class Fit {
    private static final Set<String> STAY = Set.of("actions", "header");

    /// Characters that the line about what is missing may take.
    private static final int NOTE_CHARS = 60;

    private Fit() {}

    /// @param text escaped mrkdwn
    static Message message(String text, List<ObjectNode> blocks) {
        List<ObjectNode> kept = new ArrayList<>(blocks);
        int dropped = 0;
        int noteAt = kept.size();
        while (tooMuch(kept, dropped)) {
            int last = lastThatMayGo(kept);
            if (last < 0) {
                break;
            }
            kept.remove(last);
            noteAt = last;
            dropped++;
        }
        if (dropped > 0) {
            kept.add(noteAt, Blocks.context(List.of("… +" + dropped)));
        }
        return new Message(Escape.cut(text, Limits.FALLBACK_CHARS), Blocks.array(kept));
    }

    private static boolean tooMuch(List<ObjectNode> blocks, int dropped) {
        int note = dropped == 0 ? 0 : 1;
        int chars = blocks.stream().mapToInt(Fit::chars).sum() + note * NOTE_CHARS;
        return blocks.size() + note > Limits.BLOCKS || chars > Limits.MESSAGE_CHARS;
    }

    private static int lastThatMayGo(List<ObjectNode> blocks) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (!STAY.contains(blocks.get(i).path("type").asText())) {
                return i;
            }
        }
        return -1;
    }

    /// All texts and addresses in a block.
    static int chars(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().length();
        }
        int sum = 0;
        for (JsonNode child : node) {
            sum += chars(child);
        }
        return sum;
    }
}
