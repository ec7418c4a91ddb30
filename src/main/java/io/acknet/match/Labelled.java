package io.acknet.match;

import io.acknet.lang.Lang;
import java.util.Optional;

/// A question of which somebody has said what answers it.
///
/// @param group the language as the file says it: `zh`, `en` or `mixed`
/// @param topic id of the topic that answers it; empty when none does
public record Labelled(String id, String group, Optional<String> topic, String text) {
    /// What stands in the file for a question that no topic answers.
    public static final String NONE = "NONE";

    public String label() {
        return topic.orElse(NONE);
    }

    public Lang lang() {
        return Lang.of(text);
    }
}
