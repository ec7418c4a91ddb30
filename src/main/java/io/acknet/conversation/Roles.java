package io.acknet.conversation;

import java.util.Set;

/// Who may do what. What is not granted is refused.
///
/// @param binders ids of users and of user groups who may bind a channel to a cluster
/// @param reviewers likewise, who may change what the bot knows
public record Roles(Set<String> binders, Set<String> reviewers) {
    public Roles {
        binders = Set.copyOf(binders);
        reviewers = Set.copyOf(reviewers);
    }

    /// Nobody may review.
    public Roles(Set<String> binders) {
        this(binders, Set.of());
    }

    /// Only members of the workspace, and of those only the ones named or in a group that is named.
    public boolean mayBind(Person person) {
        return among(binders, person);
    }

    /// Only members of the workspace, and of those only the ones named or in a group that is named.
    public boolean mayReview(Person person) {
        return among(reviewers, person);
    }

    private static boolean among(Set<String> named, Person person) {
        return person.kind() == Person.Kind.MEMBER
                && (named.contains(person.id())
                        || person.groups().stream().anyMatch(named::contains));
    }

    /// Reading a cluster shows its insides: members of the workspace only.
    public boolean mayCheck(Person person) {
        return person.kind() == Person.Kind.MEMBER;
    }
}
