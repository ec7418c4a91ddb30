package io.acknet.change;

/// The right to execute is lost, or the process is about to end: nothing may be sent or written any
/// more. Whoever claims the change next finds out what is true.
final class Lost extends RuntimeException {
    Lost(String message) {
        super(message);
    }
}
