package io.acknet.cli.screen;

import java.util.ArrayList;
import java.util.List;

/// Breaks a text into lines: at blanks, and anywhere between Chinese characters, but never before a mark
/// that closes or after one that opens. A word that is longer than a line stays whole, for it may be a
/// command or an address that somebody copies.
final class Wrapping {
    private static final String CLOSING = "，。；：、！？）》」』”’】〕,.;:!?)]}%";
    private static final String OPENING = "（《「『“‘【〔([{";

    private Wrapping() {}

    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> wrap(line, Math.max(width, 1), lines));
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static void wrap(String text, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            boolean fits = Columns.of(line + piece.stripTrailing()) <= width;
            if (!fits && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                piece = piece.stripLeading();
            }
            line.append(piece);
        }
        lines.add(line.toString().stripTrailing());
    }

    /// What may not be broken, each with the blanks behind it.
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int before = -1;
        for (int at = 0; at < text.length(); ) {
            int end = Columns.end(text, at);
            if (text.charAt(at) != '\033') {
                int point = text.codePointAt(at);
                if (before >= 0 && mayBreak(before, point)) {
                    pieces.add(text.substring(start, at));
                    start = at;
                }
                before = point;
            }
            at = end;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static boolean mayBreak(int before, int after) {
        if (after == ' ') {
            return false;
        }
        if (before == ' ') {
            return true;
        }
        return (Columns.isWide(before) || Columns.isWide(after))
                && CLOSING.indexOf(after) < 0
                && OPENING.indexOf(before) < 0;
    }
}
