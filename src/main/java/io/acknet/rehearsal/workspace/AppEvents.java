package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import java.util.Optional;

/// What the app hears besides messages: its Home tab, channels that change, members that come.
final class AppEvents {
    private final Directory directory;
    private final EventCourier courier;
    private final Audience audience;
    private final MessageLog log;

    AppEvents(Directory directory, EventCourier courier, Audience audience, MessageLog log) {
        this.directory = directory;
        this.courier = courier;
        this.audience = audience;
        this.log = log;
    }

    void homeOpened(Person person, Optional<View> home) {
        ObjectNode event =
                event("app_home_opened")
                        .put("user", person.id())
                        .put(
                                "channel",
                                directory.directMessagesOf(person.id()).map(Channel::id).orElse(""))
                        .put("tab", "home");
        home.ifPresent(view -> event.set("view", view.json()));
        courier.deliver("app_home_opened", event);
    }

    void joined(String userId, String channelId) {
        directory.change(channelId, channel -> channel.joinedBy(userId));
        courier.deliver(
                "member_joined_channel",
                event("member_joined_channel")
                        .put("user", userId)
                        .put("channel", channelId)
                        .put("channel_type", "C")
                        .put("team", directory.workspace().teamId()));
    }

    /// Any other event, told as it is.
    void happened(String type, ObjectNode fields) {
        courier.deliver(type, event(type).setAll(fields));
    }

    void renamed(String channelId, String name) {
        directory.change(channelId, channel -> channel.renamed(name));
        ObjectNode event = event("channel_rename");
        event.putObject("channel").put("id", channelId).put("name", name).put("created", 1);
        courier.deliver("channel_rename", event);
    }

    void sharedOutside(String channelId, String withTeam) {
        directory.change(channelId, Channel::sharedOutside);
        courier.deliver(
                "channel_shared",
                event("channel_shared")
                        .put("connected_team_id", withTeam)
                        .put("channel", channelId));
    }

    /// Slack tells whoever mentions an app that is not in the channel; the app hears nothing.
    void remindToInvite(Person person, Channel channel, Message message) {
        SlackApp app = directory.app();
        boolean mentioned = message.text().contains("<@" + app.botUser() + ">");
        if (mentioned && !channel.has(app.botUser())) {
            Text text =
                    new Text(
                            "@" + app.name() + " 不在此频道中，看不到这条消息。",
                            "@" + app.name() + " is not in this channel and cannot see this.");
            audience.notice(new Audience.Notice(person.id(), text, "info"));
        }
    }

    private ObjectNode event(String type) {
        return Json.object().put("type", type).put("event_ts", log.nextTs());
    }
}
