package io.acknet.knowledge.imports;

import java.util.regex.Pattern;

/// Questions about single characters.
final class Letters {
    private static final String ZERO_WIDTH = "[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]";
    private static final String OTHER_BLANKS = "[\\u00A0\\u2000-\\u200A\\u202F\\u205F\\t]";
    private static final Pattern INVISIBLE = Pattern.compile(ZERO_WIDTH);
    private static final Pattern BLANK = Pattern.compile(OTHER_BLANKS);

    private Letters() {}

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Letters::isHan);
    }

    /// Han characters and the full-width punctuation that goes with them, which need no blanks
    /// around them.
    static boolean isWide(int codePoint) {
        return isHan(codePoint)
                || (codePoint >= 0x3000 && codePoint <= 0x303F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60);
    }

    /// Punctuation in CommonMark's sense: what decides whether `**` opens or closes.
    static boolean isPunctuation(int codePoint) {
        return !Character.isLetterOrDigit(codePoint) && !Character.isWhitespace(codePoint);
    }

    /// The text without characters that nobody sees, and with plain blanks for odd ones. A blank
    /// that is not a blank breaks a command that somebody pastes.
    static String visible(String text) {
        String blanks = BLANK.matcher(text.replace("\t", "    ")).replaceAll(" ");
        return INVISIBLE.matcher(blanks).replaceAll("");
    }
}
