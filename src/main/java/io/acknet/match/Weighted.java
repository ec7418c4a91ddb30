package io.acknet.match;

/// A token of a question.
///
/// @param weight what it is worth if a topic has it: its rarity, less for what was corrected
record Weighted(Token token, double weight) {}
