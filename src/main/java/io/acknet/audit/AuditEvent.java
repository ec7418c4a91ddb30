package io.acknet.audit;

import java.util.Map;

/// Something that was done, or refused.
///
/// @param action a verb that stays the same over releases, such as `change.approved`
/// @param actor the person as `team:user`, or [#SYSTEM]
/// @param subject what it was done to: the id of a change, or the scope of a stop
/// @param details more of it, by name: a UID, a hash, a diff without secrets. No times and no numbers of
///     their own kind: everything is text
public record AuditEvent(String action, String actor, String subject, Map<String, String> details) {

    /// The bot itself: a timer, a restart.
    public static final String SYSTEM = "system";

    /// The key in `details` for the UID of the cluster that it concerns.
    public static final String CLUSTER = "cluster";

    public AuditEvent {
        details = Map.copyOf(details);
        if (action.isBlank() || actor.isBlank()) {
            throw new IllegalArgumentException("an audit event needs an action and an actor");
        }
    }

    /// The canonical JSON of it.
    public String body() {
        return CanonicalJson.write(
                Map.of("action", action, "actor", actor, "details", details, "subject", subject));
    }
}
