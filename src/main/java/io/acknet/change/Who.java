package io.acknet.change;

import java.util.Set;

/// Somebody who wants something, as the workspace says at this moment.
///
/// @param groups ids of the user groups of the configuration that the person belongs to
public record Who(Account account, Standing standing, Set<String> groups) {
    public Who {
        groups = Set.copyOf(groups);
    }

    /// Somebody of whom nothing is known, and who therefore may do nothing.
    public static Who unknown(Account account) {
        return new Who(account, Standing.UNKNOWN, Set.of());
    }

    boolean isAmong(Set<String> ids) {
        return ids.contains(account.user()) || groups.stream().anyMatch(ids::contains);
    }

    /// What a person is to the workspace. Only members may do anything to a change.
    public enum Standing {
        MEMBER,
        GUEST,
        /// Somebody of another organisation, in a shared channel.
        STRANGER,
        BOT,
        DEACTIVATED,
        /// The workspace could not be asked.
        UNKNOWN
    }
}
