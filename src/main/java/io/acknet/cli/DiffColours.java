package io.acknet.cli;

import java.util.stream.Collectors;

/// Colours a unified diff for a terminal.
final class DiffColours {
    private static final String RED = "\033[31m";
    private static final String GREEN = "\033[32m";
    private static final String CYAN = "\033[36m";
    private static final String PLAIN = "\033[0m";

    private DiffColours() {}

    static String of(String diff) {
        return diff.lines().map(DiffColours::line).collect(Collectors.joining());
    }

    private static String line(String line) {
        String colour =
                switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                    case '+' -> GREEN;
                    case '-' -> RED;
                    case '@' -> CYAN;
                    default -> "";
                };
        return colour.isEmpty() ? line + "\n" : colour + line + PLAIN + "\n";
    }
}
