package io.acknet.cli.screen;

/// How many columns a text takes in a terminal: two for what Unicode calls wide or full-width (UAX 11), none
/// for marks that combine, for what nobody sees, and for colours.
public final class Columns {
    private Columns() {}

    public static int of(String text) {
        int columns = 0;
        for (int at = 0; at < text.length(); ) {
            int end = end(text, at);
            columns += text.charAt(at) == '\033' ? 0 : of(text.codePointAt(at));
            at = end;
        }
        return columns;
    }

    /// The text with blanks behind it, so that it takes this many columns.
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /// Where the character at a place ends; a colour counts as one character.
    static int end(String text, int at) {
        if (text.charAt(at) != '\033') {
            return at + Character.charCount(text.codePointAt(at));
        }
        int end = text.indexOf('m', at);
        return end < 0 ? text.length() : end + 1;
    }

    static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    static boolean isWide(int point) {
        return within(point, 0x1100, 0x115F)
                || within(point, 0x2E80, 0x303E)
                || within(point, 0x3041, 0x33FF)
                || within(point, 0x3400, 0x4DBF)
                || within(point, 0x4E00, 0xA4CF)
                || within(point, 0xAC00, 0xD7A3)
                || within(point, 0xF900, 0xFAFF)
                || within(point, 0xFE30, 0xFE6F)
                || within(point, 0xFF00, 0xFF60)
                || within(point, 0xFFE0, 0xFFE6)
                || within(point, 0x1F300, 0x1F6FF)
                || within(point, 0x1F900, 0x1F9FF)
                || within(point, 0x20000, 0x3FFFD);
    }

    private static boolean within(int point, int first, int last) {
        return first <= point && point <= last;
    }
}
