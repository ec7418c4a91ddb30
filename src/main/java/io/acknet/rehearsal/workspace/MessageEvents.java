package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What the app hears about messages: mentions in channels that it is a member of, and everything in
/// its direct messages, its own posts and edits among it.
final class MessageEvents {
    private final Directory directory;
    private final SlackShapes shapes;
    private final EventCourier courier;

    MessageEvents(Directory directory, SlackShapes shapes, EventCourier courier) {
        this.directory = directory;
        this.shapes = shapes;
        this.courier = courier;
    }

    void posted(Message message) {
        Channel channel = directory.channel(message.channel()).orElseThrow();
        if (message.ephemeral()) {
            return;
        }
        if (channel.isIm()) {
            courier.deliver("message.im", newMessage(message, "message").put("channel_type", "im"));
        } else if (!message.bot() && mentionsApp(message) && channel.has(botUser())) {
            courier.deliver("app_mention", newMessage(message, "app_mention"));
        }
    }

    void edited(Message before, Message after) {
        changed(after, "message_changed")
                .ifPresent(event -> {
                    event.set("message", shapes.message(after));
                    event.set("previous_message", shapes.message(before));
                    courier.deliver("message.im", event);
                });
    }

    void deleted(Message message) {
        changed(message, "message_deleted")
                .ifPresent(event -> {
                    event.put("deleted_ts", message.ts());
                    event.set("previous_message", shapes.message(message));
                    courier.deliver("message.im", event);
                });
    }

    /// Only direct messages: edits in channels are told to apps with `channels:history`.
    private Optional<ObjectNode> changed(Message message, String subtype) {
        boolean told =
                !message.ephemeral()
                        && directory.channel(message.channel()).stream().anyMatch(Channel::isIm);
        return told
                ? Optional.of(
                        Json.object()
                                .put("type", "message")
                                .put("subtype", subtype)
                                .put("hidden", true)
                                .put("channel", message.channel())
                                .put("channel_type", "im")
                                .put("ts", message.ts())
                                .put("event_ts", message.ts()))
                : Optional.empty();
    }

    private ObjectNode newMessage(Message message, String type) {
        ObjectNode event = shapes.message(message);
        event.put("type", type).put("channel", message.channel()).put("event_ts", message.ts());
        if (!message.bot()) {
            event.put("client_msg_id", Ids.uuid());
        }
        return event;
    }

    private boolean mentionsApp(Message message) {
        return message.text().contains("<@" + botUser() + ">");
    }

    private String botUser() {
        return directory.app().botUser();
    }
}
