package io.acknet.rehearsal.cluster;

import java.util.Set;

/// Brings what is towards what should be, one step at a time; it is run again until nothing changes.
interface Controller {

    /// Where the objects are kept whose changes concern it.
    Set<String> watches();

    void reconcile();
}
