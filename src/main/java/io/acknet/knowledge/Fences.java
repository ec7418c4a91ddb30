package io.acknet.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Follows code fences line by line, as CommonMark has them: a fence closes with at least as many of
/// the characters that opened it, and nothing behind them.
final class Fences {
    private static final Pattern MARK =
            Pattern.compile("\\s*(?:[-*>]\\s+|\\d+\\.\\s+)*(`{3,}|~{3,})(.*)");

    private String opening = "";
    private int openedAt;

    /// Whether the line is a fence or stands inside one.
    boolean swallows(String line, int number) {
        Matcher mark = MARK.matcher(line);
        if (!mark.matches()) {
            return open();
        }
        String run = mark.group(1);
        if (!open() && !(run.startsWith("`") && mark.group(2).contains("`"))) {
            opening = run;
            openedAt = number;
            return true;
        }
        boolean closes = open() && run.startsWith(opening) && mark.group(2).isBlank();
        boolean inside = open();
        if (closes) {
            opening = "";
        }
        return inside;
    }

    boolean open() {
        return !opening.isEmpty();
    }

    int openedAt() {
        return openedAt;
    }
}
