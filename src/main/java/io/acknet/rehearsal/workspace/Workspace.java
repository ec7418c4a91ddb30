package io.acknet.rehearsal.workspace;

import java.util.List;

/// A workspace as it stands when the stand-in starts.
public record Workspace(
        String teamId,
        String name,
        String domain,
        SlackApp app,
        List<Person> people,
        List<Channel> channels,
        List<UserGroup> groups) {

    public Workspace withApp(SlackApp other) {
        return new Workspace(teamId, name, domain, other, people, channels, groups);
    }

    /// The workspace of the rehearsal: four people to play, and two whom only tests need.
    public static Workspace rehearsal() {
        return RehearsalWorkspace.workspace();
    }
}
