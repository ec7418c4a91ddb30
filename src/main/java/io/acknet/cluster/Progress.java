package io.acknet.cluster;

/// Hears how far a list has been read, after each of its pages. May be called by several threads.
@FunctionalInterface
public interface Progress {
    Progress UNHEARD = _ -> {};

    /// @param kind as in URLs, such as `pods`
    /// @param pages that were read so far
    /// @param objects in them
    record Page(String kind, int pages, int objects) {}

    void read(Page page);
}
