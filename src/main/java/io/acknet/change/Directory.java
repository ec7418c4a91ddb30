package io.acknet.change;

import java.util.Optional;
import java.util.Set;

/// The workspace's people.
public interface Directory {

    /// Who this is at this moment; `Who.unknown` when the workspace cannot be asked.
    Who who(Account account);

    /// Ids of the members of a user group; empty where it cannot be told, and for what is no group.
    default Optional<Set<String>> members(String group) {
        return Optional.empty();
    }
}
