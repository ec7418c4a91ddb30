package io.acknet.knowledge;

import java.util.List;

/// A knowledge file as it was read, before anybody has understood it.
///
/// @param file its name without folders
/// @param text with `\n` as the only line end and without a byte order mark
public record Page(String file, String text) {

    public Page {
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
    }

    public List<String> lines() {
        return List.of(text.split("\n", -1));
    }

    /// The line, counted from 1, where these words first stand; 1 if they stand nowhere.
    public int lineOf(String words) {
        int at = text.indexOf(words);
        if (at < 0) {
            return 1;
        }
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    /// The line, counted from 1, of the last list item that is this question; else where the words
    /// first stand. Probes stand below askings.
    public int lastLineOfItem(String question) {
        List<String> lines = lines();
        for (int i = lines.size(); i > 0; i--) {
            if (item(lines.get(i - 1)).equals(question)) {
                return i;
            }
        }
        return lineOf(question);
    }

    /// The question in a line `- question`, without the backticks of an error line; empty for other
    /// lines.
    static String item(String line) {
        return line.startsWith("- ") ? line.substring(2).replace("`", "").strip() : "";
    }
}
