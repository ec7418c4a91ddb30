package io.acknet.match;

/// What counts how much in a topic's confidence. Fitted by a program, not by hand.
///
/// @param body worth of a term that stands only in the answer, against one in the askings
/// @param concept worth of a concept against the words that say it
/// @param foreign taken off for each unit of a foreign subject that the topic does not name
/// @param away taken off for each unit of a word that is known to lead elsewhere
/// @param unknown taken off for each unit of a word that nobody knows
record Scoring(double body, double concept, double foreign, double away, double unknown) {
    static final Scoring PLAIN = new Scoring(0.3, 1.0, 1.0, 0.4, 0.1);
}
