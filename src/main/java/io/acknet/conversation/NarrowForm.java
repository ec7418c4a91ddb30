package io.acknet.conversation;

import io.acknet.lang.Lang;

/// Asks what in particular a check is to look at: one field for each parameter that it takes, filled in
/// with those it would run with now.
public record NarrowForm(Lang lang, Reply.CheckOffer offer) {}
