package io.acknet.rehearsal.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/// first version
public final class BlockRules {
    public static final int MOST_CHARACTERS = 13_200;

    private BlockRules() {}

    public static List<Problem> message(ArrayNode blocks) {
        return blocks.size() > 50
                ? List.of(new Problem("/blocks", "no more than 50 items allowed"))
                : List.of();
    }

    public static List<Problem> view(JsonNode view, String type) {
        return view.path("type").asText().equals(type)
                ? List.of()
                : List.of(new Problem("/view/type", "must be " + type));
    }

    public static int characters(JsonNode blocks) {
        return blocks.findValuesAsText("text").stream().mapToInt(String::length).sum();
    }
}
