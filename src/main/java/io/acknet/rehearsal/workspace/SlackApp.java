package io.acknet.rehearsal.workspace;

import java.util.List;
import java.util.Set;

/// The bot as Slack knows it from its manifest.
///
/// @param scopes what its bot token may do
/// @param events the types that it subscribed to, direct messages as `message.im`
public record SlackApp(
        String id,
        String name,
        String botUser,
        String botId,
        Set<String> scopes,
        Set<String> events,
        List<SlashCommand> commands,
        List<MessageShortcut> shortcuts) {

    /// In the menu of every message.
    public record MessageShortcut(String callbackId, String name) {}

    /// @param escape whether names in the text arrive as ids, `<@U1|name>`
    public record SlashCommand(
            String command, String usageHint, String description, boolean escape) {}

    public SlackApp withScopes(Set<String> other) {
        return new SlackApp(id, name, botUser, botId, other, events, commands, shortcuts);
    }

    public SlackApp withEvents(Set<String> other) {
        return new SlackApp(id, name, botUser, botId, scopes, other, commands, shortcuts);
    }
}
