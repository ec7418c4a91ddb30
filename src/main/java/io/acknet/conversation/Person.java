package io.acknet.conversation;

import io.acknet.lang.Lang;
import java.util.Optional;
import java.util.Set;

/// Who speaks, as the signed envelope and the workspace say, never as a button's value says.
///
/// @param team the person's own team, which in a shared channel is not always the workspace's
/// @param locale the language that the person's client is set to, where known
/// @param groups ids of those user groups of the configuration that the person belongs to
public record Person(String team, String id, Kind kind, Optional<Lang> locale, Set<String> groups) {
    public Person {
        groups = Set.copyOf(groups);
    }

    public enum Kind {
        MEMBER,
        GUEST,
        /// Somebody of another organisation, in a shared channel.
        STRANGER,
        BOT,
        DEACTIVATED,
        /// The workspace could not be asked who this is; treated with the fewest rights.
        UNKNOWN
    }
}
