package io.acknet.match;

import java.util.List;
import java.util.stream.Collectors;

/// What is indexed and looked up.
///
/// @param term a stemmed word, an identifier, a version, a pair of Chinese characters, or the name of
///     a meaning behind `§` (a concept) or `!` (a foreign subject)
/// @param sure 1, or less for what was corrected
record Token(String term, double sure) {
    static final String CONCEPT = "§";
    static final String FOREIGN = "!";

    /// The concept of the lexicon that `10.0.0.0/8` says without a word.
    static final String RANGE = CONCEPT + "cidr";

    /// In characters; three bytes each are still within Lucene's 32,766 bytes of a term.
    private static final int LONGEST = 8_000;

    /// Stands once in each phrasing of a topic.
    static final Token MARKER = new Token("#", 1);

    /// One token for a whole phrasing: the same for all texts with the same tokens, in whatever order.
    /// What is too long for a term of the index is cut.
    static Token exact(List<Token> tokens) {
        String all = tokens.stream().map(Token::term).sorted().collect(Collectors.joining(" "));
        return new Token("=" + all.substring(0, Math.min(all.length(), LONGEST)), 1);
    }

    boolean concept() {
        return term.startsWith(CONCEPT);
    }

    /// Whether it stands for a meaning, however that is said.
    boolean meaning() {
        return concept() || foreign();
    }

    boolean foreign() {
        return term.startsWith(FOREIGN);
    }
}
