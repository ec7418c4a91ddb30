package io.acknet.match;

/// What is indexed and looked up.
///
/// @param term a stemmed word, an identifier, a version, a pair of Chinese characters, or the name of
///     a meaning behind `§` (a concept) or `!` (a foreign subject)
/// @param sure 1, or less for what was corrected
record Token(String term, double sure) {
    static final String CONCEPT = "§";
    static final String FOREIGN = "!";

    /// Stands once in each phrasing of a topic.
    static final Token MARKER = new Token("#", 1);

    boolean concept() {
        return term.startsWith(CONCEPT);
    }

    boolean foreign() {
        return term.startsWith(FOREIGN);
    }

    /// Two Chinese characters that stand together: what can be mistaken for others by their sound.
    boolean pair() {
        return term.length() == 2 && term.chars().allMatch(c -> c >= '\u4E00' && c <= '\u9FFF');
    }
}
