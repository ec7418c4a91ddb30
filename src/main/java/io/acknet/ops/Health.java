package io.acknet.ops;

/// How one thing is.
public sealed interface Health {

    /// What was seen, or what is wrong, in a few words without secrets.
    String text();

    record Good(String text) implements Health {}

    record Bad(String text) implements Health {}
}
