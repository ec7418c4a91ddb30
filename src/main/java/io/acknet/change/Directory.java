package io.acknet.change;

/// The workspace's people.
public interface Directory {

    /// Who this is at this moment; `Who.unknown` when the workspace cannot be asked.
    Who who(Account account);
}
