package io.acknet.match;

/// What counts how much in a topic's confidence.
///
/// @param body worth of a term that stands in the answer, against one in the askings
/// @param concept worth of a concept against the words that say it
/// @param foreign taken off for a foreign subject that the topic does not name, however rare it is:
///     the more is known of a subject, the less rare it is, and the more surely it leads away
/// @param away taken off for each unit of a word that is known to lead elsewhere
/// @param unknown taken off for each unit of a word that nobody knows
/// @param once how many phrasings make half of a term's worth, in a topic with few of them
/// @param share what each phrasing of the topic adds to that
record Scoring(
        double body,
        double concept,
        double foreign,
        double away,
        double unknown,
        double once,
        double share) {
    static final Scoring PLAIN = new Scoring(0.03, 2.4, 14.0, 0.17, 0.1, 0.2, 0.066);

    /// How much of a term's weight a topic gets.
    ///
    /// @param count phrasings that have the term
    /// @param phrasings that the topic has
    double presence(double count, double phrasings) {
        return count / (count + once + share * phrasings);
    }
}
