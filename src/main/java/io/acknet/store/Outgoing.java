package io.acknet.store;

/// What is on its way out for an input.
///
/// @param destination where to, as JSON; once something is posted, with the id of the message
/// @param body what to say, as JSON; empty while only a placeholder stands there
public record Outgoing(String input, String slot, String destination, String body, State state) {

    public enum State {
        /// A placeholder is posted; the final reply is not known yet.
        POSTED,
        /// The final reply is known, and may have been sent.
        READY,
        /// The final reply has arrived.
        SENT
    }
}
