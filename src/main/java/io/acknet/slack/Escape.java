package io.acknet.slack;

import java.util.regex.Pattern;

/// Makes text that is not ours harmless: names of Pods, values of ConfigMaps, questions.
///
/// In mrkdwn, `<` opens mentions and links, so `&`, `<` and `>` are replaced as Slack asks. Direction
/// marks and control characters can make a line read as another one, so they are shown as `�` or
/// dropped, wherever a text stands.
final class Escape {
    private static final Pattern BIDI =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\u2060\\uFEFF]");

    private Escape() {}

    /// For text that Slack shows as it is: plain text and the text of rich text.
    static String literal(String text) {
        String visible = BIDI.matcher(text.replace("\r\n", "\n")).replaceAll("\uFFFD");
        visible = INVISIBLE.matcher(visible).replaceAll("");
        return CONTROL.matcher(visible).replaceAll("\uFFFD");
    }

    /// For mrkdwn whose marks (`*`, `_`, backquotes) may work, but whose angle brackets may not.
    static String mrkdwn(String text) {
        return literal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// For mrkdwn in which nothing of the text may work as a mark: a word joiner would be copied along,
    /// so marks are replaced by characters that look the same.
    static String inert(String text) {
        return mrkdwn(text).replace('`', 'ˋ').replace('*', '∗').replace('_', 'ˍ').replace('~', '∼');
    }

    /// In one line, cut to so many UTF-16 units with an ellipsis.
    static String line(String text, int most) {
        return cut(literal(text).replaceAll("\\s+", " ").strip(), most);
    }

    /// Cut to so many UTF-16 units with an ellipsis, never inside a character.
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
