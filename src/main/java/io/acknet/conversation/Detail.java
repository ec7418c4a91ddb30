package io.acknet.conversation;

import java.util.Locale;

/// How much of an answer is shown at once.
public enum Detail {
    /// The cause and how to look; the rest behind a button.
    SHORT,
    FULL;

    /// `short` or `full`, as it stands in files and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `SHORT` for all but `full`.
    public static Detail of(String word) {
        return FULL.word().equals(word) ? FULL : SHORT;
    }
}
