package io.acknet.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.ChannelSharedEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import io.acknet.store.Answers;
import org.jspecify.annotations.Nullable;

/// What the bot hears of messages. It hears everything in its channels where it has the scopes for that;
/// what is neither said to it nor in a thread where it has answered goes no further than this.
final class MessageListeners {
    private static final String DIRECT = "im";

    /// The subtype that is left of a deleted message with replies.
    private static final String TOMBSTONE = "tombstone";

    private final Reception reception;
    private final Answers answers;
    private final String botUser;

    MessageListeners(Reception reception, Answers answers, String botUser) {
        this.reception = reception;
        this.answers = answers;
        this.botUser = botUser;
    }

    void register(App app) {
        app.event(
                AppMentionEvent.class,
                (payload, context) -> {
                    mention(payload);
                    return context.ack();
                });
        app.event(
                MessageEvent.class,
                (payload, context) -> {
                    message(payload);
                    return context.ack();
                });
        app.event(
                MessageFileShareEvent.class,
                (payload, context) -> {
                    fileShare(payload);
                    return context.ack();
                });
        app.event(
                MemberJoinedChannelEvent.class,
                (payload, context) -> {
                    joined(payload);
                    return context.ack();
                });
        app.event(
                ChannelSharedEvent.class,
                (payload, context) -> {
                    Inbound.From from = from(payload, "", "", payload.getEvent().getChannel());
                    reception.accept(new Inbound.SharedOutside(from, or(payload.getEventId())));
                    return context.ack();
                });
        app.event(
                MessageChangedEvent.class,
                (payload, context) -> {
                    changed(payload);
                    return context.ack();
                });
        app.event(
                MessageDeletedEvent.class,
                (payload, context) -> {
                    deleted(payload);
                    return context.ack();
                });
    }

    private void mention(EventsApiPayload<AppMentionEvent> payload) {
        AppMentionEvent event = payload.getEvent();
        if (event.getBotId() != null || event.getSubtype() != null) {
            return;
        }
        String team = or(event.getUserTeam(), or(event.getTeam()));
        Inbound.From from = from(payload, team, event.getUser(), event.getChannel());
        Said said = new Said(event.getText(), event.getTs(), event.getThreadTs());
        if (event.getEdited() == null) {
            said(from, payload.getEventId(), said, false);
        } else {
            reworded(from, or(event.getEdited().getTs()), said, true);
        }
    }

    /// In a channel only what follows an answer; a mention there is an event of its own.
    private void message(EventsApiPayload<MessageEvent> payload) {
        MessageEvent event = payload.getEvent();
        if (event.getBotId() != null) {
            return;
        }
        Inbound.From from = from(payload, or(event.getTeam()), event.getUser(), event.getChannel());
        Said said = new Said(event.getText(), event.getTs(), event.getThreadTs());
        if (DIRECT.equals(event.getChannelType())) {
            said(from, payload.getEventId(), said, false);
        } else if (isOurs(from, said.thread()) && !mentions(said.text())) {
            said(from, payload.getEventId(), said, true);
        }
    }

    private boolean isOurs(Inbound.From from, @Nullable String thread) {
        return thread != null && answers.inThread(from.channel(), thread).isPresent();
    }

    private boolean mentions(@Nullable String text) {
        return or(text).contains("<@" + botUser);
    }

    /// A question with a screenshot: the words of it.
    private void fileShare(EventsApiPayload<MessageFileShareEvent> payload) {
        MessageFileShareEvent event = payload.getEvent();
        if (!DIRECT.equals(event.getChannelType())) {
            return;
        }
        Inbound.From from = from(payload, "", event.getUser(), event.getChannel());
        Said said = new Said(event.getText(), event.getTs(), event.getThreadTs());
        said(from, payload.getEventId(), said, false);
    }

    private void joined(EventsApiPayload<MemberJoinedChannelEvent> payload) {
        MemberJoinedChannelEvent event = payload.getEvent();
        if (botUser.equals(event.getUser())) {
            Inbound.From from = from(payload, "", event.getInviter(), event.getChannel());
            reception.accept(new Inbound.Joined(from, or(payload.getEventId())));
        }
    }

    private void changed(EventsApiPayload<MessageChangedEvent> payload) {
        MessageChangedEvent event = payload.getEvent();
        MessageChangedEvent.Message now = event.getMessage();
        if (now == null || now.getBotId() != null) {
            return;
        }
        String team = or(now.getUserTeam(), or(now.getTeam()));
        Inbound.From from = from(payload, team, now.getUser(), event.getChannel());
        if (TOMBSTONE.equals(now.getSubtype())) {
            withdrawn(from, or(now.getTs()));
        } else if (now.getEdited() != null) {
            boolean addressed = DIRECT.equals(event.getChannelType()) || mentions(now.getText());
            Said said = new Said(now.getText(), now.getTs(), now.getThreadTs());
            reworded(from, or(now.getEdited().getTs()), said, addressed);
        }
    }

    private void deleted(EventsApiPayload<MessageDeletedEvent> payload) {
        MessageDeletedEvent event = payload.getEvent();
        MessageDeletedEvent.Message before = event.getPreviousMessage();
        String user = before == null ? "" : or(before.getUser());
        withdrawn(from(payload, "", user, event.getChannel()), or(event.getDeletedTs()));
    }

    /// Only a message that was answered is of any interest then.
    private void withdrawn(Inbound.From from, String ts) {
        if (answers.of(from.channel(), ts).isPresent()) {
            reception.accept(new Inbound.Withdrawn(from, ts));
        }
    }

    private void reworded(Inbound.From from, String edit, Said said, boolean addressed) {
        boolean concerns = addressed || answers.of(from.channel(), or(said.ts())).isPresent();
        if (concerns && isSomebody(from)) {
            reception.accept(
                    new Inbound.Reworded(
                            from,
                            edit,
                            or(said.text()),
                            or(said.ts()),
                            or(said.thread()),
                            addressed));
        }
    }

    /// What a message says and where.
    private record Said(@Nullable String text, @Nullable String ts, @Nullable String thread) {}

    private void said(Inbound.From from, @Nullable String eventId, Said said, boolean follows) {
        if (isSomebody(from)) {
            reception.accept(
                    new Inbound.Spoken(
                            from,
                            or(eventId),
                            or(said.text()),
                            or(said.ts()),
                            or(said.thread()),
                            follows));
        }
    }

    private boolean isSomebody(Inbound.From from) {
        return !from.user().isEmpty() && !from.user().equals(botUser);
    }

    private static Inbound.From from(
            EventsApiPayload<?> payload,
            String userTeam,
            @Nullable String user,
            @Nullable String channel) {
        return Listeners.from(payload, userTeam, user, channel);
    }

    private static String or(@Nullable String value) {
        return Listeners.or(value);
    }

    private static String or(@Nullable String value, String other) {
        return Listeners.or(value, other);
    }
}
