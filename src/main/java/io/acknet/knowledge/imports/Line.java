package io.acknet.knowledge.imports;

/// A line of a document while it is being cleaned; it keeps the number that it had in the file.
///
/// @param number counted from 1
/// @param code whether it is a code fence or stands between two
record Line(String text, int number, boolean code) {

    static Line prose(String text, int number) {
        return new Line(text, number, false);
    }

    static Line code(String text, int number) {
        return new Line(text, number, true);
    }

    Line with(String other) {
        return new Line(other, number, code);
    }

    boolean blank() {
        return text.isBlank();
    }

    /// How many blanks it begins with.
    int indent() {
        int at = 0;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
