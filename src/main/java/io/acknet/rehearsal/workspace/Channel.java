package io.acknet.rehearsal.workspace;

import io.acknet.lang.Text;
import java.util.LinkedHashSet;
import java.util.Set;

/// A conversation. `name` is empty for a direct message; members are people and bot users.
public record Channel(
        String id, String name, Kind kind, Text topic, Set<String> memberIds, boolean shared) {

    /// A public channel, or the direct messages between one person and the app.
    public enum Kind {
        CHANNEL,
        IM
    }

    public boolean isIm() {
        return kind == Kind.IM;
    }

    public boolean has(String userId) {
        return memberIds.contains(userId);
    }

    Channel joinedBy(String userId) {
        Set<String> members = new LinkedHashSet<>(memberIds);
        members.add(userId);
        return new Channel(id, name, kind, topic, members, shared);
    }

    Channel renamed(String newName) {
        return new Channel(id, newName, kind, topic, memberIds, shared);
    }

    Channel sharedOutside() {
        return new Channel(id, name, kind, topic, memberIds, true);
    }
}
