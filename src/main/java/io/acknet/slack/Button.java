package io.acknet.slack;

import io.acknet.conversation.Command;
import io.acknet.lang.Lang;

/// What a button stands for. It is stored; the message carries only its id.
///
/// @param lang the language of the message that holds it, and of what a click brings
/// @param replaces whether what it brings takes the place of that message
record Button(Command command, Lang lang, boolean replaces) {

    /// Gives a button its opaque id.
    interface Offering {
        String idOf(Button button);
    }
}
