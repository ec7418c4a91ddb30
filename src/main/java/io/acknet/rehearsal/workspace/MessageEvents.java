package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;

/// What the app hears about messages in its direct messages and in channels that it is a member of:
/// everything, its own posts and edits among it, where it has subscribed to it; and mentions.
final class MessageEvents {
    private final Directory directory;
    private final SlackShapes shapes;
    private final EventCourier courier;
    private final Supplier<String> now;

    /// @param now a timestamp that none has had before
    MessageEvents(
            Directory directory, SlackShapes shapes, EventCourier courier, Supplier<String> now) {
        this.now = now;
        this.directory = directory;
        this.shapes = shapes;
        this.courier = courier;
    }

    void posted(Message message) {
        Channel channel = directory.channel(message.channel()).orElseThrow();
        if (message.ephemeral()) {
            return;
        }
        if (channel.has(botUser()) || channel.isIm()) {
            courier.deliver(
                    subscription(channel),
                    newMessage(message, "message").put("channel_type", type(channel)));
        }
        if (!channel.isIm() && !message.bot() && mentionsApp(message) && channel.has(botUser())) {
            courier.deliver("app_mention", newMessage(message, "app_mention"));
        }
    }

    private static String subscription(Channel channel) {
        return channel.isIm() ? "message.im" : "message.channels";
    }

    private static String type(Channel channel) {
        return channel.isIm() ? "im" : "channel";
    }

    void edited(Message before, Message after) {
        Channel channel = directory.channel(after.channel()).orElseThrow();
        changed(channel, after, "message_changed")
                .ifPresent(event -> {
                    ObjectNode message = shapes.message(after);
                    if (after.edited()) {
                        message.withObject("edited").put("ts", now.get());
                    }
                    event.set("message", message);
                    event.set("previous_message", shapes.message(before));
                    courier.deliver(subscription(channel), event);
                });
    }

    void deleted(Message message) {
        Channel channel = directory.channel(message.channel()).orElseThrow();
        changed(channel, message, "message_deleted")
                .ifPresent(event -> {
                    event.put("deleted_ts", message.ts());
                    event.set("previous_message", shapes.message(message));
                    courier.deliver(subscription(channel), event);
                });
    }

    private Optional<ObjectNode> changed(Channel channel, Message message, String subtype) {
        boolean told = !message.ephemeral() && (channel.isIm() || channel.has(botUser()));
        return told
                ? Optional.of(
                        Json.object()
                                .put("type", "message")
                                .put("subtype", subtype)
                                .put("hidden", true)
                                .put("channel", message.channel())
                                .put("channel_type", type(channel))
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
