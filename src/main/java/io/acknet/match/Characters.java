package io.acknet.match;

import java.lang.Character.UnicodeScript;

/// The kinds of characters that atoms are made of. A pattern says the same in one line, and takes five
/// times as long.
final class Characters {
    private static final int FIRST_OF_HAN = 0x2E80;
    private static final int FIRST_OF_COMMON_HAN = 0x4E00;
    private static final int LAST_OF_COMMON_HAN = 0x9FFF;

    private Characters() {}

    static boolean han(int character) {
        if (character < FIRST_OF_HAN) {
            return false;
        }
        return (character >= FIRST_OF_COMMON_HAN && character <= LAST_OF_COMMON_HAN)
                || UnicodeScript.of(character) == UnicodeScript.HAN;
    }

    /// A letter of another script, or a digit.
    static boolean letter(int character) {
        return (digit(character) || Character.isLetter(character)) && !han(character);
    }

    /// A digit here, or behind the `v` of a version.
    static boolean digitAt(String text, int at) {
        char first = text.charAt(at);
        return digit(first)
                || ((first == 'v' || first == 'V')
                        && at + 1 < text.length()
                        && digit(text.charAt(at + 1)));
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    /// What stands between words and parts no phrase: a space or a quotation mark.
    static boolean joins(int character) {
        return switch (character) {
            case ' ', '\t', '\n', 0x0B, '\f', '\r', '\'', '’', '"', '`' -> true;
            default -> false;
        };
    }

    /// Where the run of letters and digits ends that begins here. Inside of it may stand `-`, `_`, `.`.
    static int endOfRun(String text, int from) {
        int end = endOfLetters(text, from);
        int next = endOfLetters(text, endOfJoints(text, end));
        while (next > endOfJoints(text, end)) {
            end = next;
            next = endOfLetters(text, endOfJoints(text, end));
        }
        return end;
    }

    private static int endOfLetters(String text, int from) {
        int at = from;
        while (at < text.length() && letter(text.codePointAt(at))) {
            at = text.offsetByCodePoints(at, 1);
        }
        return at;
    }

    private static int endOfJoints(String text, int from) {
        int at = from;
        while (at < text.length() && joint(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean joint(char character) {
        return character == '-' || character == '_' || character == '.';
    }

    /// Whether a run is one word at the first glance: small letters and digits behind the first.
    static boolean plain(String run) {
        for (int i = 0; i < run.length(); i++) {
            char character = run.charAt(i);
            boolean small = (character >= 'a' && character <= 'z') || digit(character);
            if (!small && (i > 0 || character < 'A' || character > 'Z')) {
                return false;
            }
        }
        return true;
    }
}
