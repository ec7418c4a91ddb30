package io.acknet.slack;

/// Another process has claimed an input that this one was answering; whatever it does now comes too
/// late.
final class LostHold extends RuntimeException {
    LostHold(String input) {
        super("another process answers " + input);
    }
}
