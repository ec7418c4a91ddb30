package io.acknet.cli.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where a command prints: how wide it is, and whether it shows colours.
///
/// @param width in columns; [#ENDLESS] where the output goes to a file or to another program, which want
///     their lines whole
public record Screen(int width, boolean colours) {
    public static final int ENDLESS = Integer.MAX_VALUE;

    /// Nobody reads lines that are longer.
    private static final int READABLE = 110;

    private static final String OFF = "\033[0m";

    /// @param colours as picocli finds: a terminal, and nobody set `NO_COLOR`
    public static Screen of(boolean colours, Map<String, String> environment) {
        return new Screen(Window.columns(environment).orElse(ENDLESS), colours);
    }

    public static Screen plain() {
        return new Screen(ENDLESS, false);
    }

    /// Whether a person reads it as it comes.
    public boolean isTerminal() {
        return width != ENDLESS;
    }

    public String paint(String text, Colour... how) {
        return !colours || text.isEmpty()
                ? text
                : Arrays.stream(how).map(Colour::on).collect(Collectors.joining()) + text + OFF;
    }

    /// The text in lines that fit.
    ///
    /// @param first what stands before the first line, `rest` before each other one
    public String wrap(String first, String rest, String text) {
        int room = readable() - Math.max(Columns.of(first), Columns.of(rest));
        List<String> lines = isTerminal() ? Wrapping.lines(text, room) : List.of(text);
        return first + String.join("\n" + rest, lines);
    }

    int readable() {
        return Math.min(width, READABLE);
    }

    public String wrap(String indent, String text) {
        return wrap(indent, indent, text);
    }
}
