package io.acknet.change;

/// What somebody wants to do to a change or to the changes of a cluster.
public enum Action {
    /// Propose a change, or the undo of one.
    REQUEST,
    APPROVE,
    /// Approve in spite of a freeze, of the number of approvals and of the hourly limit.
    BREAK_GLASS,
    DENY,
    /// Call it off; what the requester may always do.
    CANCEL,
    /// Have a halted change go on.
    CONTINUE,
    /// Turn the kill switch on or off.
    STOP
}
