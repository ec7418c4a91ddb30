package io.acknet.change;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /// Without the user groups in which, as the workspace knows, there is nobody but the one excepted.
    Candidates in(Directory workspace) {
        return new Candidates(
                ids.stream()
                        .filter(id ->
                                workspace
                                        .members(id)
                                        .filter(members ->
                                                members.stream().allMatch(this::excepted))
                                        .isEmpty())
                        .collect(Collectors.toSet()),
                except);
    }

    /// Whether it is certain that nobody can.
    public boolean nobody() {
        return ids.stream().allMatch(this::excepted);
    }

    private boolean excepted(String user) {
        return except.filter(account -> account.user().equals(user)).isPresent();
    }
}
