package io.acknet.cli.screen;

/// Those of the eight that every terminal has which can be read on light and on dark.
public enum Colour {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String on() {
        return "\033[" + code + "m";
    }
}
