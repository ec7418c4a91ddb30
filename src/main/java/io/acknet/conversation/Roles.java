package io.acknet.conversation;

import java.util.Set;

/// Who may do what. What is not granted is refused.
///
/// @param binders ids of users and of user groups who may bind a channel to a cluster
public record Roles(Set<String> binders) {
    public Roles {
        binders = Set.copyOf(binders);
    }

    /// Only members of the workspace, and of those only the ones named or in a group that is named.
    public boolean mayBind(Person person) {
        return person.kind() == Person.Kind.MEMBER
                && (binders.contains(person.id())
                        || person.groups().stream().anyMatch(binders::contains));
    }

    /// Reading a cluster shows its insides: members of the workspace only.
    public boolean mayCheck(Person person) {
        return person.kind() == Person.Kind.MEMBER;
    }
}
