package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The JSON objects of Slack that stand in answers and in events alike.
final class SlackShapes {
    private final Directory directory;

    SlackShapes(Directory directory) {
        this.directory = directory;
    }

    ObjectNode message(Message message) {
        ObjectNode node =
                Json.object()
                        .put("type", "message")
                        .put("user", message.user())
                        .put("ts", message.ts())
                        .put("text", message.text())
                        .put("team", teamOf(message.user()));
        if (message.bot()) {
            SlackApp app = directory.app();
            node.put("bot_id", app.botId()).put("app_id", app.id());
            node.putObject("bot_profile")
                    .put("id", app.botId())
                    .put("app_id", app.id())
                    .put("name", app.name())
                    .put("deleted", false)
                    .put("team_id", directory.workspace().teamId());
        }
        if (!message.blocks().isEmpty()) {
            node.set("blocks", message.blocks());
        }
        message.threadTs().ifPresent(root -> node.put("thread_ts", root));
        if (message.edited()) {
            node.putObject("edited").put("user", message.user()).put("ts", message.ts());
        }
        addReactions(node, message);
        return node;
    }

    /// The `user` of an interaction's payload.
    ObjectNode actor(Person person) {
        return Json.object()
                .put("id", person.id())
                .put("username", person.name())
                .put("name", person.name())
                .put("team_id", person.teamId());
    }

    /// The `team` of an interaction's payload: the workspace where the app is installed.
    ObjectNode team() {
        return Json.object()
                .put("id", directory.workspace().teamId())
                .put("domain", directory.workspace().domain());
    }

    /// The `channel` of an interaction's payload.
    ObjectNode place(Channel channel) {
        return Json.object().put("id", channel.id()).put("name", nameOf(channel));
    }

    String nameOf(Channel channel) {
        return channel.isIm() ? "directmessage" : channel.name();
    }

    String teamOf(String userId) {
        return directory.person(userId).map(Person::teamId).orElse(directory.workspace().teamId());
    }

    private static void addReactions(ObjectNode node, Message message) {
        if (message.reactions().isEmpty()) {
            return;
        }
        ArrayNode reactions = node.putArray("reactions");
        message.reactions()
                .forEach((name, users) ->
                        reactions
                                .addObject()
                                .put("name", name)
                                .put("count", users.size())
                                .set("users", Json.strings(users)));
    }
}
