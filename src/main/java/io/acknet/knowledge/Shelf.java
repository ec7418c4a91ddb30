package io.acknet.knowledge;

/// Where what was learned is kept, and may be changed by others at any time.
public interface Shelf {

    /// @param version grows with each change of what is kept
    record Kept(long version, Learned learned) {}

    /// Of what is kept now.
    long version();

    Kept read();

    /// Puts it in place of what was read.
    ///
    /// @return false when somebody has changed it since; then nothing was done
    boolean replace(Kept before, Learned now);
}
