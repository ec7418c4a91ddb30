package io.acknet.match;

/// What counts how much in a topic's confidence.
///
/// The values come from a search that steps from one coefficient to the next, on the labelled
/// questions to fit on and on askings and lines of `elsewhere` that were left out, with the vocabulary
/// of that time. `ScoringTest` says whether a step is better today; what each buys stands in
/// `AblationTest`.
///
/// @param body worth of a term that stands in the answer, against one in the askings
/// @param concept worth of a concept against the words that say it
/// @param foreign taken off once for foreign subjects that the topic does not name, however rare they
///     are: the more is known of a subject, the less rare it is, and the more surely it leads away
/// @param usage worth of a word's odds (`Usage`)
/// @param meaning worth of the odds of a concept or a foreign subject
/// @param once how many phrasings make half of a term's worth, in a topic with few of them
/// @param share what each phrasing of the topic adds to that
/// @param misspelt worth of a word that was misspelt, against one that was written so; 0 mends none
/// @param homophone the same for two Chinese characters that only sound right
record Scoring(
        double body,
        double concept,
        double foreign,
        double usage,
        double meaning,
        double once,
        double share,
        double misspelt,
        double homophone) {
    static final Scoring PLAIN = new Scoring(0.08, 2.4, 10.0, 1.2, 2.0, 0.2, 0.066, 0.9, 0.9);

    /// How much of a term's weight a topic gets.
    ///
    /// @param count phrasings that have the term
    /// @param phrasings that the topic has
    double presence(double count, double phrasings) {
        return count / (count + once + share * phrasings);
    }
}
