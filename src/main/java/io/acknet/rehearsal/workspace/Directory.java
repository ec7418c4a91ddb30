package io.acknet.rehearsal.workspace;

import io.acknet.lang.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Who is in the workspace and in which channel, now.
final class Directory {
    private final Workspace workspace;
    private final Map<String, Channel> channels = new LinkedHashMap<>();

    Directory(Workspace workspace) {
        this.workspace = workspace;
        workspace.channels().forEach(channel -> channels.put(channel.id(), channel));
        workspace.people().stream()
                .filter(person -> person.teamId().equals(workspace.teamId()))
                .map(this::directMessages)
                .forEach(channel -> channels.put(channel.id(), channel));
    }

    Workspace workspace() {
        return workspace;
    }

    SlackApp app() {
        return workspace.app();
    }

    Optional<Person> person(String id) {
        return workspace.people().stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /// @throws IllegalArgumentException when nobody has this id
    Person known(String id) {
        return person(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no person " + id));
    }

    synchronized Optional<Channel> channel(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /// The direct messages between a person and the app.
    Optional<Channel> directMessagesOf(String personId) {
        return channel(directMessageId(personId));
    }

    Optional<UserGroup> group(String id) {
        return workspace.groups().stream().filter(group -> group.id().equals(id)).findFirst();
    }

    synchronized List<Channel> visibleTo(Person person) {
        return channels.values().stream().filter(channel -> canSee(person, channel)).toList();
    }

    boolean canSee(Person person, Channel channel) {
        boolean membersOnly = channel.isIm() || person.confined();
        return person.active() && (!membersOnly || channel.has(person.id()));
    }

    /// The channel as it is after the change.
    synchronized Channel change(String channelId, UnaryOperator<Channel> change) {
        Channel changed =
                change.apply(
                        channel(channelId)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "there is no channel " + channelId)));
        channels.put(channelId, changed);
        return changed;
    }

    private Channel directMessages(Person person) {
        return new Channel(
                directMessageId(person.id()),
                "",
                Channel.Kind.IM,
                Text.same(""),
                Set.of(person.id(), workspace.app().botUser()),
                false);
    }

    private static String directMessageId(String personId) {
        return "D" + personId.substring(1);
    }
}
