package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/// Numbers that may be written as a share: `1`, `10%`.
final class Counts {

    private Counts() {}

    static int of(JsonNode value, int whole, boolean roundUp) {
        String text = value.asText("0");
        if (!text.endsWith("%")) {
            return value.asInt();
        }
        double share = Integer.parseInt(text.substring(0, text.length() - 1)) * whole / 100.0;
        return (int) (roundUp ? Math.ceil(share) : Math.floor(share));
    }
}
