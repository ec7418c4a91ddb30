package io.acknet.ops.doctor;

/// What came of one question. No text holds a secret.
public sealed interface Outcome {

    /// In one or a few words: what was seen, what is wrong, why it is not known.
    String text();

    record Ok(String text) implements Outcome {}

    /// @param cure what to do, exactly
    record Problem(String text, String cure) implements Outcome {}

    /// Not known is not well.
    record Unknown(String text) implements Outcome {}
}
