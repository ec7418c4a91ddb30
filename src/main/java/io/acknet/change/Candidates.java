package io.acknet.change;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who may do something, as the configuration names them.
///
/// @param ids of users (`U…`) and user groups (`S…`), sorted
/// @param except the one of them who may not: the requester
public record Candidates(Set<String> ids, Optional<Account> except) {
    public static final Candidates NOBODY = new Candidates(Set.of(), Optional.empty());

    public Candidates {
        ids = java.util.Collections.unmodifiableSet(new TreeSet<>(ids));
    }

    /// Whether somebody is one of them.
    public boolean include(Who who) {
        return who.standing() == Who.Standing.MEMBER
                && who.isAmong(ids)
                && except.filter(who.account()::equals).isEmpty();
    }

    /// Whether it is certain that nobody can. A group may have no members, or only the one excepted:
    /// that only the workspace knows.
    public boolean nobody() {
        return ids.stream().allMatch(id -> except.filter(a -> a.user().equals(id)).isPresent());
    }
}
