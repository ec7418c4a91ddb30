package io.acknet.audit;

/// What is the matter with a chain: the first thing that is found, from its beginning on.
public sealed interface Verification {

    /// Every row is as it was written, and none is missing up to the head.
    record Sound(long rows, long checkpoints, String hash) implements Verification {}

    /// @param seq of the row, or of the row that a checkpoint or head speaks of
    record Broken(long seq, Flaw flaw) implements Verification {}

    /// @param seq of the first row that is missing; there are rows after it
    record Gap(long seq) implements Verification {}

    /// The chain was longer once.
    ///
    /// @param last `seq` of the last row that is left
    /// @param known `seq` up to which a signed head or checkpoint says that it reached; `last` itself
    ///     where not even the head is left
    record Cut(long last, long known) implements Verification {}
}
