package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.Locale;

/// The JSON that the rehearsal's page reads.
final class PageShapes {
    private static final String[] COLORS = {
        "#2a6fdb", "#0b7a53", "#b0541e", "#7a3fb4", "#a8324e", "#3f6b7d"
    };

    private PageShapes() {}

    static ObjectNode text(Text text) {
        return Json.object().put("zh", text.zh()).put("en", text.en());
    }

    static ObjectNode person(Person person, int place) {
        ObjectNode node =
                Json.object()
                        .put("id", person.id())
                        .put("name", person.realName())
                        .put("handle", person.name())
                        .put("kind", person.kind().code())
                        .put("locale", person.locale())
                        .put("color", COLORS[place % COLORS.length])
                        .put("initials", initials(person.realName()));
        node.set("title", text(person.title()));
        return node;
    }

    static ObjectNode command(SlackApp.SlashCommand command) {
        return Json.object()
                .put("command", command.command())
                .put("usage_hint", command.usageHint())
                .put("description", command.description());
    }

    static ObjectNode group(UserGroup group) {
        return Json.object()
                .put("id", group.id())
                .put("handle", group.handle())
                .set("member_ids", Json.strings(group.userIds()));
    }

    static ObjectNode channel(Channel channel) {
        ObjectNode node =
                Json.object()
                        .put("id", channel.id())
                        .put("name", channel.name())
                        .put("kind", channel.kind().name().toLowerCase(Locale.ROOT));
        node.set("topic", text(channel.topic()));
        node.set("member_ids", Json.strings(channel.memberIds()));
        return node;
    }

    static ObjectNode message(Message message, int replyCount) {
        ObjectNode node =
                Json.object()
                        .put("channel", message.channel())
                        .put("ts", message.ts())
                        .put("user", message.user())
                        .put("bot", message.bot())
                        .put("text", message.text())
                        .put("edited", message.edited())
                        .put("ephemeral", message.ephemeral())
                        .put("reply_count", replyCount);
        message.threadTs().ifPresent(root -> node.put("thread_ts", root));
        if (!message.blocks().isEmpty()) {
            node.set("blocks", message.blocks());
        }
        ArrayNode reactions = node.putArray("reactions");
        message.reactions()
                .forEach((name, users) ->
                        reactions.addObject().put("name", name).set("users", Json.strings(users)));
        return node;
    }

    /// A Chinese name's last two characters, else the first letters of the first two words.
    private static String initials(String realName) {
        if (Lang.of(realName) == Lang.ZH) {
            return realName.substring(Math.max(0, realName.length() - 2));
        }
        StringBuilder initials = new StringBuilder();
        for (String word : realName.strip().split("\\s+", 2)) {
            initials.append(word.charAt(0));
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}
