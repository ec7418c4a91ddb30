package io.acknet.change;

import io.acknet.lang.Text;
import java.time.Instant;
import java.util.Optional;

/// An entry in the log of a change: what is about to be sent to the cluster, or what came of it.
///
/// @param key names the action within the plan, the same each time the plan is walked: `0/set`,
///     `1/evict/<uid>`
/// @param target what it acts on
/// @param result the object as it was stored, where it landed
/// @param note why it did not land, or what a gate said
public record Effect(
        String key,
        Phase phase,
        Target target,
        Optional<Pinned> result,
        Optional<Text> note,
        Instant at) {

    /// How far an action has come.
    public enum Phase {
        /// It may be sent from now on. Whether it was, only the cluster knows.
        INTENT,
        /// The cluster has it.
        LANDED,
        /// The cluster does not have it; it may be sent again with the same pins.
        NOT_LANDED,
        /// The object is no longer what the plan pins.
        FOREIGN,
        /// Landed, and what it was to bring about has come about: the replacement is Ready.
        SEEN_THROUGH,
        /// Landed, but what it was to bring about did not come about in time.
        GATE_FAILED
    }

    /// @param kind as in RBAC
    /// @param uid empty for an object that is yet to be created
    /// @param node of a Pod; empty for other objects
    public record Target(String kind, String namespace, String name, String uid, String node) {
        public String reference() {
            return namespace + "/" + kind + "/" + name;
        }
    }

    /// @param token what the action wrote into the object to know its own work by, such as a timestamp
    ///     annotation; empty where it wrote none
    public record Pinned(String uid, String resourceVersion, String token) {}

    Effect now(Phase next, Optional<Text> why, Instant when) {
        return new Effect(key, next, target, result, why, when);
    }

    Effect landed(Pinned as, Instant when) {
        return new Effect(key, Phase.LANDED, target, Optional.of(as), Optional.empty(), when);
    }
}
