package io.acknet.conversation;

import io.acknet.lang.Lang;

/// Something that was said to the bot.
///
/// @param lang the language to answer in
public record Said(Person who, Place where, Command command, Lang lang) {

    /// The same person in the same place, wanting something else.
    Said saying(Command other) {
        return new Said(who, where, other, lang);
    }
}
