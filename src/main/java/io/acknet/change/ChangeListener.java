package io.acknet.change;

/// Is told after everything that has happened to a change, so that its people can be told: after each
/// transition, and while it executes after each entry of its log.
public interface ChangeListener {

    /// Must not block for long, for an execution waits for it, and must not throw.
    void changed(Change change);
}
