package io.acknet.lang;

/// A sentence of the product in both languages. That both are there is checked by the compiler.
public record Text(String zh, String en) {

    /// A text that is the same in both languages: a name, a command, a quotation.
    public static Text same(String text) {
        return new Text(text, text);
    }

    public String in(Lang lang) {
        return switch (lang) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
