package io.acknet.rehearsal.workspace;

import io.acknet.lang.Text;
import java.util.Locale;

/// Somebody with an account. `name` is the handle that follows an `@`, `locale` an IETF tag.
public record Person(
        String id,
        String name,
        String realName,
        Text title,
        Kind kind,
        String locale,
        String teamId) {

    /// What the workspace lets a person do.
    public enum Kind {
        MEMBER,
        /// sees only the channels they were invited to
        GUEST,
        /// of another workspace, here through a shared channel
        STRANGER,
        /// the account was switched off: it can do nothing
        DEACTIVATED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean active() {
        return kind != Kind.DEACTIVATED;
    }

    /// Whether only the channels that this person is a member of exist for them.
    boolean confined() {
        return kind == Kind.GUEST || kind == Kind.STRANGER;
    }
}
