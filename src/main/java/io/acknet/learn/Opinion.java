package io.acknet.learn;

import java.util.Locale;

/// What somebody says of an answer.
public enum Opinion {
    HELPFUL,
    UNHELPFUL,
    /// Of a suggestion: this is what the question was about.
    RIGHT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
