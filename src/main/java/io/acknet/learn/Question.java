package io.acknet.learn;

import io.acknet.lang.Lang;
import io.acknet.match.Match;

/// A question and what it led to.
///
/// @param place the kind of the channel, such as `direct`
public record Question(String text, Match match, Lang lang, String place) {}
