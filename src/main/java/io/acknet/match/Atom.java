package io.acknet.match;

/// The smallest piece of a text that a phrase can be made of: a Latin word, a version or number, one
/// Chinese character, or a break (punctuation, end of line), which no phrase crosses.
///
/// @param text folded: words in lower case and stemmed
/// @param surface as it was written, in lower case
/// @param whole for words: the identifier that it is a part of, such as `kube-flannel-cfg`; for other
///     atoms, and for words that stand alone, empty
/// @param first whether it is the first part of its identifier
/// @param sure less than 1 for what was corrected: how far the correction is to be trusted
record Atom(Kind kind, String text, String surface, String whole, boolean first, double sure) {

    enum Kind {
        WORD,
        NUMBER,
        HAN,
        BREAK
    }

    static final Atom GAP = new Atom(Kind.BREAK, "", "", "", false, 1);

    static Atom han(String character) {
        return new Atom(Kind.HAN, character, character, "", false, 1);
    }

    static Atom number(String text) {
        return new Atom(Kind.NUMBER, text, text, "", true, 1);
    }

    Atom corrected(String to, double trust) {
        return new Atom(kind, to, to, "", true, trust);
    }

    /// Whether it can be looked up alone: a single letter or a small whole number says nothing.
    boolean tells() {
        return switch (kind) {
            case WORD -> text.length() > 1;
            case NUMBER -> text.indexOf('.') > 0;
            case HAN -> true;
            case BREAK -> false;
        };
    }

    /// Whether it is a range of addresses, such as `172.16.0.0/12`.
    boolean range() {
        return kind == Kind.NUMBER && text.indexOf('.') > 0 && text.indexOf('/') > 0;
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
