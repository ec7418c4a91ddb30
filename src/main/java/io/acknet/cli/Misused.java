package io.acknet.cli;

/// Something is missing or wrong that whoever starts the program has to give it. Like a word that the
/// command line does not know, it ends the program with `Exit.USAGE` and the command's usage.
public final class Misused extends RuntimeException {
    Misused(String message) {
        super(message);
    }
}
